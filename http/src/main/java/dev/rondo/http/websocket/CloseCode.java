package dev.rondo.http.websocket;

import java.nio.charset.StandardCharsets;

/** The numbers with which a WebSocket is closed (RFC 6455, section 7.4). */
final class CloseCode {
    static final int NORMAL = 1000;
    static final int GOING_AWAY = 1001;
    static final int PROTOCOL_ERROR = 1002;

    /** The other side has said none; never sent. */
    static final int NONE = 1005;

    /** The connection has ended without a word; never sent. */
    static final int ABNORMAL = 1006;

    static final int BAD_DATA = 1007;
    static final int TOO_LARGE = 1009;
    static final int FAILED = 1011;
    private static final int MOST_OF_A_REASON = 123;

    private CloseCode() {}

    /** Whether it may stand in a frame. */
    static boolean isSendable(int code) {
        return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
    }

    static void check(int code, String reason) {
        if (!isSendable(code)) {
            throw new IllegalArgumentException(
                    code + " is no code to close a WebSocket with; programs have 4000 to 4999");
        }
        if (reason.getBytes(StandardCharsets.UTF_8).length > MOST_OF_A_REASON) {
            throw new IllegalArgumentException("the reason to close a WebSocket has at most " + MOST_OF_A_REASON
                    + " bytes, and this is '" + reason + "'");
        }
    }
}
