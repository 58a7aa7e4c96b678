package dev.rondo.js.zlib;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/** Compresses a stream of bytes. */
public final class Compressor implements AutoCloseable {
    private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3};

    private final ZlibFormat format;
    private final Deflater deflater;
    private final CRC32 crc = new CRC32();
    private final byte[] room = new byte[16 * 1024];
    private boolean begun;
    private boolean ended;
    private long length;

    /**
     * @param level 0 to 9, or -1
     * @param strategy zlib's number of a strategy, of which 0 to 2 are known here
     */
    public Compressor(ZlibFormat format, int level, int strategy, byte @Nullable [] dictionary) {
        this.format = format;
        deflater = new Deflater(level, format != ZlibFormat.ZLIB);
        deflater.setStrategy(strategy);
        if (dictionary != null) {
            deflater.setDictionary(dictionary);
        }
    }

    /** What comes out when these bytes go in. */
    public byte[] compress(byte[] bytes, boolean flush, boolean last) {
        var out = new ByteArrayOutputStream();
        if (ended) {
            return new byte[0];
        }
        if (!begun && format == ZlibFormat.GZIP) {
            out.writeBytes(GZIP_HEADER);
        }
        begun = true;
        crc.update(bytes);
        length += bytes.length;
        deflater.setInput(bytes);
        if (last) {
            deflater.finish();
        }
        int count;
        do {
            count = deflater.deflate(room, 0, room.length, flush ? Deflater.SYNC_FLUSH : Deflater.NO_FLUSH);
            out.write(room, 0, count);
        } while (count > 0);
        if (last) {
            ended = true;
            if (format == ZlibFormat.GZIP) {
                out.writeBytes(ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt((int) crc.getValue())
                        .putInt((int) length)
                        .array());
            }
        }
        return out.toByteArray();
    }

    @Override
    public void close() {
        deflater.close();
    }
}
