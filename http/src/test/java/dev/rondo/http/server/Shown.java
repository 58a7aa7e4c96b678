package dev.rondo.http.server;

/** Bytes as a test's name can show them. */
final class Shown {
    private static final int MOST = 120;

    private Shown() {}

    static String of(String bytes) {
        var shown = new StringBuilder();
        bytes.chars().limit(MOST).forEach(c -> {
            switch (c) {
                case '\r' -> shown.append("\\r");
                case '\n' -> shown.append("\\n");
                case '\t' -> shown.append("\\t");
                default -> {
                    if (c < ' ' || c > '~') {
                        shown.append(String.format("\\x%02x", c));
                    } else {
                        shown.append((char) c);
                    }
                }
            }
        });
        return bytes.length() > MOST ? shown + "..." : shown.toString();
    }
}
