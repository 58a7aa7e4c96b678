package dev.rondo.conformance.chromium;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value of a JSON text, or the lack of one: asking for what is not there gives a missing value, never an error.
 *
 * @param value a Map, List, String, Double, Boolean, or null
 */
public record Json(@Nullable Object value) {
    private static final Json MISSING = new Json(null);

    /**
     * Reads a text.
     *
     * @throws IllegalArgumentException if it is not JSON
     */
    public static Json parse(String text) {
        return new Json(new JsonReader(text).read());
    }

    /** A text in quotes, as JSON and JavaScript write it. */
    public static String quote(String text) {
        var out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                default -> {
                    if (c < ' ' || c == '\u2028' || c == '\u2029' || c == '<') {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }

    public Json at(String name) {
        return value instanceof Map<?, ?> map && map.containsKey(name) ? new Json(map.get(name)) : MISSING;
    }

    public List<Json> list() {
        return value instanceof List<?> items ? items.stream().map(Json::new).toList() : List.of();
    }

    public boolean has(String name) {
        return value instanceof Map<?, ?> map && map.containsKey(name);
    }

    /** A string as it is, a number as JavaScript writes it, nothing as the empty string. */
    public String text() {
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            return String.valueOf(number.longValue());
        }
        return value == null ? "" : value.toString();
    }

    public int number() {
        return value instanceof Double number ? number.intValue() : 0;
    }
}
