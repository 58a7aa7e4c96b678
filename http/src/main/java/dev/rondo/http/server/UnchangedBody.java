package dev.rondo.http.server;

import dev.rondo.http.Body;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * No body, in a response which says that nothing has changed; for filters, what the body would be.
 *
 * @param typeOfAll the media type
 * @param size in bytes
 */
record UnchangedBody(String typeOfAll, long size) implements Body {
    @Override
    public long length() {
        return 0;
    }

    @Override
    public @Nullable String type() {
        return null;
    }

    @Override
    public boolean isWhole() {
        return true;
    }

    @Override
    public @Nullable ByteBuffer read() {
        return null;
    }

    @Override
    public byte[] bytes() {
        return new byte[0];
    }
}
