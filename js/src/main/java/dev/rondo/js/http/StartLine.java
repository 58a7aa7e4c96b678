package dev.rondo.js.http;

/** The first line of a message. */
abstract sealed class StartLine permits RequestLine, StatusLine {
    private static final String PROTOCOL = "HTTP/";

    int major;
    int minor = 9;
    private int step;

    /** Reads what is there; answers whether the line is complete. */
    abstract boolean read(Input input) throws HttpSyntaxException;

    /** The protocol and its version, up to and with the minor one; answers whether that is complete. */
    final boolean readVersion(Input input) throws HttpSyntaxException {
        while (!input.isEmpty()) {
            int c = input.peek();
            if (step < PROTOCOL.length()) {
                if (c != PROTOCOL.charAt(step)) {
                    throw input.wrong("HPE_INVALID_CONSTANT", constantExpected());
                }
            } else if (step == PROTOCOL.length()) {
                major = digit(c, input, "Invalid major version");
            } else if (step == PROTOCOL.length() + 1) {
                if (c != '.') {
                    throw input.wrong("HPE_INVALID_VERSION", "Expected dot");
                }
            } else {
                minor = digit(c, input, "Invalid minor version");
                input.skip();
                checkVersion(input);
                return true;
            }
            step++;
            input.skip();
        }
        return false;
    }

    abstract String constantExpected();

    private static int digit(int c, Input input, String otherwise) throws HttpSyntaxException {
        if (c < '0' || c > '9') {
            throw input.wrong("HPE_INVALID_VERSION", otherwise);
        }
        return c - '0';
    }

    private void checkVersion(Input input) throws HttpSyntaxException {
        int version = 10 * major + minor;
        if (version != 9 && version != 10 && version != 11 && version != 20) {
            throw input.wrong("HPE_INVALID_VERSION", "Invalid HTTP version");
        }
    }
}
