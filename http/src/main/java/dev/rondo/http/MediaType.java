package dev.rondo.http;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names of media types, and what stands behind their semicolons (RFC 9110, section 8.3). */
public final class MediaType {
    /** Plain text, as UTF-8. */
    public static final String TEXT = "text/plain; charset=utf-8";

    /** HTML, as UTF-8. */
    public static final String HTML = "text/html; charset=utf-8";

    /** JSON, which is always UTF-8. */
    public static final String JSON = "application/json";

    /** Server-sent events, which are always UTF-8. */
    public static final String EVENTS = "text/event-stream";

    /** Bytes of which nothing is known. */
    public static final String BYTES = "application/octet-stream";

    /** The fields of a form without files. */
    public static final String FORM = "application/x-www-form-urlencoded";

    /** What went wrong, in JSON (RFC 9457). */
    public static final String PROBLEM = "application/problem+json";

    private MediaType() {}

    /** Whether it is this type, whatever parameters it has. */
    public static boolean is(@Nullable String type, String essence) {
        return type != null
                && type.regionMatches(true, 0, essence, 0, essence.length())
                && type.substring(essence.length()).stripLeading().matches("(;.*)?");
    }

    /** Whether it is JSON, or a type that is built on it. */
    public static boolean isJson(@Nullable String type) {
        if (type == null) {
            return false;
        }
        int end = type.indexOf(';');
        var essence = (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        return essence.equals(JSON) || essence.endsWith("+json");
    }

    /** That of a file, by what its name ends with; {@link #BYTES} if nothing is known of that. Text is taken for UTF-8. */
    public static String ofFile(String name) {
        return FileTypes.of(name);
    }

    /** The value of a parameter, such as {@code boundary}, without quotation marks; null if it has none. */
    public static @Nullable String parameter(@Nullable String type, String name) {
        if (type == null) {
            return null;
        }
        int at = type.indexOf(';');
        while (at >= 0) {
            int end = endOfParameter(type, at + 1);
            var pair = type.substring(at + 1, end).strip();
            int equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).equalsIgnoreCase(name)) {
                return unquoted(pair.substring(equals + 1));
            }
            at = end < type.length() ? end : -1;
        }
        return null;
    }

    /** Where the next semicolon is that stands in no quotation marks. */
    private static int endOfParameter(String type, int start) {
        boolean quoted = false;
        for (int i = start; i < type.length(); i++) {
            char c = type.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ';' && !quoted) {
                return i;
            }
        }
        return type.length();
    }

    private static String unquoted(String value) {
        return value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1).replaceAll("\\\\([\\\\\"])", "$1")
                : value;
    }

    static Charset charset(@Nullable String type) {
        var name = parameter(type, "charset");
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }
}
