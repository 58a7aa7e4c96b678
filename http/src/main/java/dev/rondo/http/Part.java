package dev.rondo.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A field or a file of a form. For the fiber that reads the {@link Multipart}. */
public final class Part {
    private final PartHead head;
    private final PartBody body;

    private Part(PartHead head, PartBody body) {
        this.head = head;
        this.body = body;
    }

    static Part of(PartHead head, MultipartReader reader, int mostOfField) {
        return new Part(head, new PartBody(head, reader, head.fileName() == null ? mostOfField : Long.MAX_VALUE));
    }

    /** The name of the field. */
    public String name() {
        return head.name();
    }

    /**
     * What the file is called on the client's side, without the folders that it was in; null if this is no file, and empty if it
     * has no name, as where nobody has chosen a file. It is what the client says: to be shown, and not to be used as a path.
     */
    public @Nullable String fileName() {
        return head.fileName();
    }

    /** The header fields. */
    public Headers headers() {
        return head.headers();
    }

    /** The content, which can be read until the next part is asked for. */
    public Body body() {
        return body;
    }

    void leave() {
        body.left = true;
    }

    @Override
    public String toString() {
        return head.fileName() == null ? "field " + head.name() : "file " + head.name() + " '" + head.fileName() + "'";
    }

    private static final class PartBody implements Body {
        private final PartHead head;
        private final MultipartReader reader;
        private final long most;
        private long count;
        private byte @Nullable [] whole;
        private boolean left;

        PartBody(PartHead head, MultipartReader reader, long most) {
            this.head = head;
            this.reader = reader;
            this.most = most;
        }

        @Override
        public long length() {
            return whole == null ? -1 : whole.length;
        }

        @Override
        public @Nullable String type() {
            return head.headers().first("Content-Type");
        }

        @Override
        public boolean isWhole() {
            return whole != null;
        }

        @Override
        public @Nullable ByteBuffer read() throws IOException {
            if (left) {
                throw new IllegalStateException("the part '" + head.name()
                        + "' is over, since the next one was asked for; read parts in their order");
            }
            var piece = reader.read();
            if (piece != null) {
                count += piece.remaining();
                if (count > most) {
                    throw new HttpException(
                            413,
                            "the field '" + head.name() + "' is larger than the " + most
                                    + " bytes that are taken here");
                }
            }
            return piece;
        }

        @Override
        public long saveTo(Path file) throws IOException {
            if (whole == null) {
                checkUntouched();
            }
            return Body.super.saveTo(file);
        }

        private void checkUntouched() {
            if (count > 0) {
                throw new IllegalStateException(
                        "the part was read in pieces already, and cannot be had as a whole any more");
            }
        }

        @Override
        public byte[] bytes() throws IOException {
            if (whole == null) {
                checkUntouched();
                var all = new ByteArrayOutputStream();
                for (var piece = read(); piece != null; piece = read()) {
                    all.write(piece.array(), piece.arrayOffset() + piece.position(), piece.remaining());
                }
                whole = all.toByteArray();
            }
            return whole;
        }
    }
}
