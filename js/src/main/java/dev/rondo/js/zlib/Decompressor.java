package dev.rondo.js.zlib;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Decompresses a stream of bytes, one or more members of gzip included. */
public final class Decompressor implements AutoCloseable {
    private static final int GZIP_HEADER = 10;
    private static final int GZIP_TRAILER = 8;

    private enum State {
        HEAD,
        DATA,
        TRAILER,
        BETWEEN,
        ENDED,
    }

    private final byte @Nullable [] dictionary;
    private final CRC32 crc = new CRC32();
    private final byte[] room = new byte[16 * 1024];
    private ZlibFormat format;
    private @Nullable Inflater inflater;
    private byte[] waiting = new byte[0];
    private State state = State.HEAD;

    /** @param dictionary what the data was compressed with, or null */
    public Decompressor(ZlibFormat format, byte @Nullable [] dictionary) {
        this.format = format;
        this.dictionary = dictionary;
    }

    /**
     * What comes out when these bytes go in.
     *
     * @param most how many bytes may come out; if as many do, call again without bytes
     * @param last whether no more bytes follow
     */
    public byte[] decompress(byte[] bytes, int most, boolean last) throws ZlibException {
        add(bytes);
        var out = new ByteArrayOutputStream();
        while (out.size() < most && step(out, most, last)) {
            // goes on with what waits
        }
        if (last && out.size() < most && state != State.ENDED && state != State.BETWEEN) {
            throw ZlibException.tooShort();
        }
        return out.toByteArray();
    }

    private void add(byte[] bytes) {
        if (bytes.length > 0) {
            int before = waiting.length;
            waiting = Arrays.copyOf(waiting, before + bytes.length);
            System.arraycopy(bytes, 0, waiting, before, bytes.length);
        }
    }

    private void drop(int count) {
        waiting = Arrays.copyOfRange(waiting, count, waiting.length);
    }

    /** Answers whether another step may do something. */
    private boolean step(ByteArrayOutputStream out, int most, boolean last) throws ZlibException {
        return switch (state) {
            case HEAD -> head(last);
            case DATA -> data(out, most);
            case TRAILER -> trailer();
            case BETWEEN -> {
                // Another member, or what is none and does not count.
                if (waiting.length == 0) {
                    yield false;
                }
                state = (waiting[0] & 0xff) == 0x1f ? State.HEAD : State.ENDED;
                yield state == State.HEAD;
            }
            case ENDED -> false;
        };
    }

    private boolean head(boolean last) throws ZlibException {
        if (format == ZlibFormat.ANY) {
            if (waiting.length == 0) {
                return false;
            }
            format = (waiting[0] & 0xff) == 0x1f ? ZlibFormat.GZIP : ZlibFormat.ZLIB;
        }
        if (format == ZlibFormat.GZIP) {
            int length = gzipHead();
            if (length < 0) {
                return false;
            }
            drop(length);
        } else if (waiting.length == 0 && !last) {
            return false;
        }
        close();
        inflater = new Inflater(format != ZlibFormat.ZLIB);
        if (dictionary != null && format == ZlibFormat.RAW) {
            inflater.setDictionary(dictionary);
        }
        crc.reset();
        state = State.DATA;
        return true;
    }

    /** How long the header is; -1 if not all of it is there. */
    private int gzipHead() throws ZlibException {
        if ((waiting.length > 0 && (waiting[0] & 0xff) != 0x1f)
                || (waiting.length > 1 && (waiting[1] & 0xff) != 0x8b)) {
            throw ZlibException.data("incorrect header check");
        }
        if (waiting.length < GZIP_HEADER) {
            return -1;
        }
        if (waiting[2] != 8) {
            throw ZlibException.data("unknown compression method");
        }
        int flags = waiting[3];
        if ((flags & 0xe0) != 0) {
            throw ZlibException.data("unknown header flags set");
        }
        int at = GZIP_HEADER;
        if ((flags & 4) != 0) {
            if (waiting.length < at + 2) {
                return -1;
            }
            at += 2 + (waiting[at] & 0xff) + ((waiting[at + 1] & 0xff) << 8);
        }
        for (int text = 8; text <= 16; text *= 2) {
            if ((flags & text) != 0) {
                while (at < waiting.length && waiting[at] != 0) {
                    at++;
                }
                at++;
            }
        }
        at += (flags & 2) != 0 ? 2 : 0;
        return at <= waiting.length ? at : -1;
    }

    private boolean data(ByteArrayOutputStream out, int most) throws ZlibException {
        var current = inflater;
        if (current == null) {
            throw new IllegalStateException();
        }
        current.setInput(waiting);
        try {
            int count;
            do {
                count = current.inflate(room, 0, Math.min(room.length, most - out.size()));
                if (count == 0 && current.needsDictionary()) {
                    useDictionary(current);
                    continue;
                }
                crc.update(room, 0, count);
                out.write(room, 0, count);
            } while (count > 0 && out.size() < most);
        } catch (DataFormatException wrong) {
            throw ZlibException.data(wrong.getMessage() == null ? "invalid data" : wrong.getMessage());
        }
        drop(waiting.length - current.getRemaining());
        if (!current.finished()) {
            return false;
        }
        state = format == ZlibFormat.GZIP ? State.TRAILER : State.ENDED;
        return true;
    }

    private void useDictionary(Inflater current) throws ZlibException {
        if (dictionary == null) {
            throw new ZlibException("Z_NEED_DICT", "Missing dictionary");
        }
        try {
            current.setDictionary(dictionary);
        } catch (IllegalArgumentException other) {
            throw ZlibException.data("Bad dictionary");
        }
    }

    private boolean trailer() throws ZlibException {
        if (waiting.length < GZIP_TRAILER) {
            return false;
        }
        long sum = 0;
        for (int i = 3; i >= 0; i--) {
            sum = (sum << 8) | (waiting[i] & 0xff);
        }
        if (sum != crc.getValue()) {
            throw ZlibException.data("incorrect data check");
        }
        drop(GZIP_TRAILER);
        state = State.BETWEEN;
        return true;
    }

    @Override
    public void close() {
        if (inflater != null) {
            inflater.close();
        }
    }
}
