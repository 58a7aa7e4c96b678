package dev.rondo.http.websocket;

/** The other side has broken the protocol, or a limit. */
final class Violation extends Exception {
    private static final long serialVersionUID = 1;

    private final int code;
    private final String what;

    /**
     * With the code that it is told.
     *
     * @param what it has done, in words that go behind its name
     */
    Violation(int code, String what) {
        super(what, null, false, false);
        this.code = code;
        this.what = what;
    }

    int code() {
        return code;
    }

    String what() {
        return what;
    }
}
