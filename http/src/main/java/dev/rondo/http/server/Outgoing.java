package dev.rondo.http.server;

import dev.rondo.http.Response;
import dev.rondo.http.Takeover;
import dev.rondo.http.wire.Room;
import io.netty.buffer.ByteBuf;
import io.netty.channel.FileRegion;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What is to be written on a connection of HTTP/1.1. */
sealed interface Outgoing {
    /** How many bytes of it wait, about. */
    default int size() {
        return 0;
    }

    /** How the client finds the end of a body. */
    enum Framing {
        /** There is none, whatever the header says. */
        NONE,
        /** By its length. */
        LENGTH,
        /** In chunks, of which the last is empty. */
        CHUNKED,
        /** By the end of the connection, for clients of HTTP/1.0. */
        CLOSE
    }

    /**
     * The beginning of a response.
     *
     * @param length of its body, if that is known; otherwise -1
     * @param whole whether all of the body goes along
     * @param last whether the connection ends with this response
     */
    record Head(Response response, Framing framing, long length, boolean whole, boolean last, boolean http10)
            implements Outgoing {
        @Override
        public int size() {
            return whole ? (int) length : 0;
        }
    }

    /** Bytes of a body. */
    record Piece(ByteBuf bytes, boolean chunked) implements Outgoing {
        @Override
        public int size() {
            return bytes.readableBytes();
        }
    }

    /** A part of a file, which the kernel copies, and who waits for that. */
    final class File implements Outgoing {
        private final FileRegion region;
        private final Room room = new Room(this::isOver);
        private boolean over;
        private @Nullable Throwable failure;

        File(FileRegion region) {
            this.region = region;
        }

        FileRegion region() {
            return region;
        }

        private boolean isOver() {
            return over;
        }

        /** The kernel has taken all, or never will. */
        void end(@Nullable Throwable why) {
            over = true;
            failure = why;
            room.changed();
        }

        /**
         * Waits until the kernel has taken all of it.
         *
         * @throws IOException if it never will
         */
        void await() throws IOException {
            room.await();
            if (failure != null) {
                throw new IOException("the file cannot be sent: " + failure.getMessage(), failure);
            }
        }
    }

    /** A place in the output, and those who wait until it is passed. */
    final class Mark implements Outgoing {
        private final Room room = new Room(this::isPassed);
        private boolean passed;

        Room room() {
            return room;
        }

        private boolean isPassed() {
            return passed;
        }

        void pass() {
            passed = true;
            room.changed();
        }
    }

    /** What a body in chunks ends with. */
    record LastChunk() implements Outgoing {}

    /** The client may send the body for which it has asked first. */
    record Continue() implements Outgoing {}

    /** Something else takes the connection over, which waits for the mark. */
    record Handover(Takeover takeover, Mark mark) implements Outgoing {}

    /** The connection ends. */
    record End() implements Outgoing {}
}
