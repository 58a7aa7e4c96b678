package dev.rondo.http.server;

/** Whom a request is for: a host, and perhaps a port (RFC 9112, section 3.2; RFC 3986, section 3.2.2). */
final class Authority {
    private static final int MOST_DIGITS = 5;

    private Authority() {}

    /**
     * Whether it names a host in letters, digits and {@code - . _ ~}, or an address of IPv6 in brackets, and a port at most. What a
     * name may have besides by its grammar, no host has, but others might cut it apart there.
     */
    static boolean isValid(String text) {
        int end = text.startsWith("[") ? endOfAddress(text) : endOfName(text);
        return end > 0 && (end == text.length() || (text.charAt(end) == ':' && isPort(text, end + 1)));
    }

    /** What stands between the scheme and the path of a target in absolute form. */
    static String of(String target) {
        int start = target.indexOf("://") + "://".length();
        int end = start;
        while (end < target.length() && "/?#".indexOf(target.charAt(end)) < 0) {
            end++;
        }
        return target.substring(start, end);
    }

    private static int endOfName(String text) {
        int end = 0;
        while (end < text.length() && (isAlphanumeric(text.charAt(end)) || "-._~".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    private static int endOfAddress(String text) {
        int end = 1;
        while (end < text.length() && (isAlphanumeric(text.charAt(end)) || ":.".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end > 1 && end < text.length() && text.charAt(end) == ']' ? end + 1 : -1;
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isPort(String text, int start) {
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return text.length() - start <= MOST_DIGITS;
    }
}
