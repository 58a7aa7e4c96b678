package dev.rondo.js.zlib;

/** Data that cannot be decompressed. */
public final class ZlibException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String name;

    ZlibException(String name, String message) {
        super(message);
        this.name = name;
    }

    static ZlibException data(String message) {
        return new ZlibException("Z_DATA_ERROR", message);
    }

    static ZlibException tooShort() {
        return new ZlibException("Z_BUF_ERROR", "unexpected end of file");
    }

    /** Zlib's name for what is wrong, for example {@code Z_DATA_ERROR}. */
    public String name() {
        return name;
    }
}
