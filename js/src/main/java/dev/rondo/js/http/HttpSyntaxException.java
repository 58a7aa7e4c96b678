package dev.rondo.js.http;

/** Bytes that are no message of HTTP/1.1, with Node's code and reason for it. */
public final class HttpSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final int position;

    HttpSyntaxException(String code, String reason, int position) {
        super(reason, null, false, false);
        this.code = code;
        this.position = position;
    }

    /** The name that Node gives to the error, for example {@code HPE_INVALID_METHOD}. */
    public String code() {
        return code;
    }

    /** How many bytes of the last piece had been read. */
    public int position() {
        return position;
    }
}
