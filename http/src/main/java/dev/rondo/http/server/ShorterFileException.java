package dev.rondo.http.server;

import java.io.IOException;

/** A file has become shorter while it was sent, for which the connection is closed before anybody hears of it. */
final class ShorterFileException extends IOException {
    private static final long serialVersionUID = 1;

    ShorterFileException(IOException cause) {
        super("the file has become shorter while it was sent", cause);
    }
}
