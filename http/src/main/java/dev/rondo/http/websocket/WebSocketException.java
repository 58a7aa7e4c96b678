package dev.rondo.http.websocket;

import java.io.IOException;

/** A WebSocket that could not be opened, is closed, or has failed. */
public final class WebSocketException extends IOException {
    private static final long serialVersionUID = 1;

    private final int code;

    WebSocketException(int code, String message) {
        super(message);
        this.code = code;
    }

    /** The code with which it was closed, or the status of the response, if it could not be opened; 1006 if there is none. */
    public int code() {
        return code;
    }
}
