package dev.rondo.scope;

import java.io.Serial;

/** Something was not done in time. The message says what was being waited for, and where; the cause is how it ended. */
public final class DeadlineExceededException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    DeadlineExceededException(String message, Throwable cause) {
        super(message, cause);
    }
}
