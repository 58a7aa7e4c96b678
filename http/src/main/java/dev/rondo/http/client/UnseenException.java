package dev.rondo.http.client;

import java.io.IOException;

/** A connection was closed before any request could be sent on it. */
final class UnseenException extends IOException {
    private static final long serialVersionUID = 1L;

    UnseenException(String message) {
        super(message);
    }
}
