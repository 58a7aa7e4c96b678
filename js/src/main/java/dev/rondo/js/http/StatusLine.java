package dev.rondo.js.http;

/** Version, status and reason. */
final class StatusLine extends StartLine {
    private enum State {
        VERSION,
        SPACE,
        DIGITS,
        BEFORE_REASON,
        REASON,
        LINE_FEED,
    }

    private final StringBuilder reason = new StringBuilder();
    private State state = State.VERSION;
    private boolean begun;
    private int digits;
    private int status;

    int status() {
        return status;
    }

    String reason() {
        return reason.toString();
    }

    boolean isBegun() {
        return begun;
    }

    @Override
    String constantExpected() {
        return "Expected HTTP/, RTSP/ or ICE/";
    }

    @Override
    boolean read(Input input) throws HttpSyntaxException {
        while (!input.isEmpty()) {
            int c = input.peek();
            if (!begun && (c == '\r' || c == '\n')) {
                input.skip();
                continue;
            }
            begun = true;
            switch (state) {
                case VERSION -> state = readVersion(input) ? State.SPACE : State.VERSION;
                case SPACE -> {
                    if (c != ' ') {
                        throw input.wrongAfter("HPE_INVALID_VERSION", "Expected space after version");
                    }
                    input.skip();
                    state = State.DIGITS;
                }
                case DIGITS -> digit(c, input);
                case BEFORE_REASON -> beforeReason(c, input);
                case REASON -> reasonByte(c, input);
                case LINE_FEED -> {
                    if (c != '\n') {
                        throw input.wrong("HPE_STRICT", "Expected LF after CR");
                    }
                    input.skip();
                    return true;
                }
            }
        }
        return false;
    }

    private void digit(int c, Input input) throws HttpSyntaxException {
        if (c < '0' || c > '9') {
            throw input.wrong("HPE_INVALID_STATUS", "Invalid status code");
        }
        input.skip();
        status = 10 * status + c - '0';
        digits++;
        if (digits == 3) {
            state = State.BEFORE_REASON;
        }
    }

    private void beforeReason(int c, Input input) throws HttpSyntaxException {
        state = switch (c) {
            case ' ' -> State.REASON;
            case '\r' -> State.LINE_FEED;
            default -> throw input.wrong("HPE_INVALID_STATUS", "Invalid response status");
        };
        input.skip();
    }

    private void reasonByte(int c, Input input) throws HttpSyntaxException {
        if (c == '\n') {
            throw input.wrongAfter("HPE_CR_EXPECTED", "Missing expected CR after response line");
        }
        if (c == '\r') {
            state = State.LINE_FEED;
        } else {
            reason.append((char) c);
        }
        input.skip();
    }
}
