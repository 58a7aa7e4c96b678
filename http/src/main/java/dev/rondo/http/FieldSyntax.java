package dev.rondo.http;

import java.util.Objects;

/** What names and values of header fields may consist of (RFC 9110, sections 5.5 and 5.6.2). */
final class FieldSyntax {
    /** The characters of a token, by their codes. */
    private static final boolean[] TOKEN = new boolean[128];

    static {
        for (int c = '!'; c < 127; c++) {
            TOKEN[c] = "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
        }
    }

    private FieldSyntax() {}

    static void check(String name, String value) {
        if (!isToken(Objects.requireNonNull(name, "name"))) {
            throw new IllegalArgumentException("'" + visible(name) + "' is no name of a header field");
        }
        checkValue(name, value);
    }

    /** A body, whose type will be a header field; those of texts and JSON need no look. */
    static <B extends Body> B checkType(B body) {
        var type = Objects.requireNonNull(body, "body").type();
        if (type != null && !type.equals(MediaType.JSON) && !type.equals(MediaType.TEXT)) {
            checkValue("Content-Type", type);
        }
        return body;
    }

    private static void checkValue(String name, String value) {
        for (int i = 0; i < Objects.requireNonNull(value, "value").length(); i++) {
            char c = value.charAt(i);
            if ((c < ' ' && c != '\t') || c == 127 || c > 255) {
                throw new IllegalArgumentException("the value of the header field '" + name + "' has "
                        + visible(String.valueOf(c)) + " at index " + i + ", which may not be there");
            }
        }
    }

    static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= TOKEN.length || !TOKEN[c]) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** With codes for what cannot be seen, and perhaps does harm in a log. */
    static String visible(String text) {
        var shown = new StringBuilder();
        text.chars().forEach(c -> {
            if (c >= ' ' && c < 127) {
                shown.append((char) c);
            } else {
                shown.append(String.format("U+%04X", c));
            }
        });
        return shown.toString();
    }
}
