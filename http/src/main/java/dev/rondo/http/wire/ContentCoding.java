package dev.rondo.http.wire;

import dev.rondo.http.BodyOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** What the bytes of a body are packed into (RFC 9110, section 8.4.1). */
public enum ContentCoding {
    /** That of the program gzip. */
    GZIP,
    /** That of zlib. */
    DEFLATE;

    private static final int LEVEL = 6;
    private static final int BUFFER = 8 * 1024;

    /** As header fields say it. */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Which one a header field says; null if it is none of these. */
    public static @Nullable ContentCoding of(String token) {
        return switch (token.toLowerCase(Locale.ROOT)) {
            case "gzip", "x-gzip" -> GZIP;
            case "deflate" -> DEFLATE;
            default -> null;
        };
    }

    /**
     * Unpacks.
     *
     * @throws IOException if that does not begin as it should
     */
    InputStream unpack(InputStream packed) throws IOException {
        return this == GZIP ? new GZIPInputStream(packed, BUFFER) : new InflaterInputStream(packed);
    }

    /** Packs. To be closed, which writes the end, or {@linkplain Packer#release released}. */
    public Packer pack(OutputStream target) throws IOException {
        var deflater = new Deflater(LEVEL, this == GZIP);
        return new Packer(deflater, this == GZIP ? new Gzip(target, deflater) : new Zlib(target, deflater));
    }

    /**
     * Packs what is written, which goes on to the target at once. Of fibers that write together one waits for the other, since the
     * target may let each wait in the middle.
     */
    public static final class Packer extends BodyOutput {
        private final Deflater deflater;
        private final DeflaterOutputStream packing;
        private final Room free = new Room(this::isFree);
        private boolean writing;

        /** Whether what was written last is not whole, so that nothing can be unpacked that comes behind it. */
        private boolean broken;

        private Packer(Deflater deflater, DeflaterOutputStream packing) {
            this.deflater = deflater;
            this.packing = packing;
        }

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            var copy = new byte[bytes.remaining()];
            bytes.get(copy);
            write(copy, 0, copy.length);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (length > 0) {
                inTurn(() -> {
                    packing.write(bytes, offset, length);
                    packing.flush();
                });
            }
        }

        private boolean isFree() {
            return !writing;
        }

        private void inTurn(Writing step) throws IOException {
            if (writing) {
                free.await();
            }
            if (broken) {
                throw new IOException("the packed body has ended, or was broken off in the middle of a write");
            }
            writing = true;
            broken = true;
            try {
                step.write();
                broken = false;
            } finally {
                writing = false;
                free.changed();
            }
        }

        /** Writes all of it, and the end. */
        public void writeWhole(byte[] bytes) throws IOException {
            packing.write(bytes);
            packing.finish();
        }

        /** Writes the end. */
        public void finish() throws IOException {
            inTurn(packing::finish);
        }

        /** Frees what it holds besides Java's heap. */
        public void release() {
            broken = true;
            deflater.end();
        }
    }

    private interface Writing {
        void write() throws IOException;
    }

    private static final class Gzip extends GZIPOutputStream {
        Gzip(OutputStream target, Deflater deflater) throws IOException {
            super(target, BUFFER, true);
            def.end();
            def = deflater;
        }
    }

    private static final class Zlib extends DeflaterOutputStream {
        Zlib(OutputStream target, Deflater deflater) {
            super(target, deflater, BUFFER, true);
        }
    }
}
