package dev.rondo.channel;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A channel was closed. If it was closed with a cause, that is this error's cause too. */
public final class ChannelClosedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    ChannelClosedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
