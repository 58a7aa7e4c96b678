package dev.rondo.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** An input that several readers read from its beginning, each for itself; none is waited for that nobody asked for. */
final class SharedInput {
    private final InputStream source;
    private byte[] kept = new byte[0];
    private int size;
    private boolean ended;

    SharedInput(InputStream source) {
        this.source = source;
    }

    /** A stream of the whole input. */
    InputStream fromStart() {
        return new Reader();
    }

    /** What begins at a place, as many bytes as there are at once, but one at least; none at the end. */
    private synchronized byte[] read(int at, int most) throws IOException {
        if (at == size && !ended) {
            if (kept.length - size < most) {
                kept = Arrays.copyOf(kept, Math.max(2 * size, size + most));
            }
            int count = source.read(kept, size, most);
            ended = count < 0;
            size += Math.max(count, 0);
        }
        return Arrays.copyOfRange(kept, at, Math.min(at + most, size));
    }

    private final class Reader extends InputStream {
        private int at;

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            var next = SharedInput.this.read(at, length);
            System.arraycopy(next, 0, bytes, offset, next.length);
            at += next.length;
            return next.length == 0 ? -1 : next.length;
        }
    }
}
