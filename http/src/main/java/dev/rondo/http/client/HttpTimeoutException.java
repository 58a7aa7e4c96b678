package dev.rondo.http.client;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A step of a request took longer than the client's setting for it. The message names the request, the step and the setting. */
public final class HttpTimeoutException extends IOException {
    private static final long serialVersionUID = 1;

    HttpTimeoutException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
