package dev.rondo.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what clients send as {@code Cookie} (RFC 6265, section 4.2). */
final class CookieParser {
    private CookieParser() {}

    static Map<String, String> parse(List<String> fields) {
        var cookies = new LinkedHashMap<String, String>();
        for (var field : fields) {
            for (var pair : field.split(";", -1)) {
                int equals = pair.indexOf('=');
                var name = equals < 0 ? "" : pair.substring(0, equals).strip();
                var value = unquoted(pair.substring(equals + 1).strip());
                if (FieldSyntax.isToken(name) && isValue(value)) {
                    cookies.putIfAbsent(name, value);
                }
            }
        }
        return Collections.unmodifiableMap(cookies);
    }

    private static String unquoted(String value) {
        return value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }

    /** Visible characters of ASCII but quotation marks, commas, semicolons and backslashes. */
    static boolean isValue(String value) {
        return value.chars().allMatch(c -> c > ' ' && c < 127 && c != '"' && c != ',' && c != ';' && c != '\\');
    }
}
