package dev.rondo.http;

/**
 * What a form with files may have at most; the {@code bodyBytes} of the server limit it as a whole.
 *
 * @param parts how many fields and files; beyond that 413
 * @param headerBytes of the header fields of each part; beyond that 431
 * @param fieldBytes of a field that is no file; beyond that 413
 */
public record MultipartLimits(int parts, int headerBytes, int fieldBytes) {
    private static final MultipartLimits STANDARD = new MultipartLimits(1000, 8 * 1024, 64 * 1024);

    /** All of them are above zero. */
    public MultipartLimits {
        if (parts < 1 || headerBytes < 1 || fieldBytes < 1) {
            throw new IllegalArgumentException("limits are above zero, but parts=" + parts + ", headerBytes="
                    + headerBytes + ", fieldBytes=" + fieldBytes);
        }
    }

    /** Those of a form for which nobody has said other ones: 1,000 parts, 8 KiB of header fields and 64 KiB of a field. */
    public static MultipartLimits standard() {
        return STANDARD;
    }

    /** With another {@code parts}. */
    public MultipartLimits parts(int parts) {
        return new MultipartLimits(parts, headerBytes, fieldBytes);
    }

    /** With another {@code headerBytes}. */
    public MultipartLimits headerBytes(int headerBytes) {
        return new MultipartLimits(parts, headerBytes, fieldBytes);
    }

    /** With another {@code fieldBytes}. */
    public MultipartLimits fieldBytes(int fieldBytes) {
        return new MultipartLimits(parts, headerBytes, fieldBytes);
    }
}
