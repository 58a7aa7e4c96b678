package dev.rondo.http.wire;

import java.util.ArrayList;
import java.util.List;

/** Header fields whose values are lists (RFC 9110, section 5.6.1). */
public final class Tokens {
    private Tokens() {}

    /** The elements of all fields of a name, without white space around them. */
    public static List<String> of(List<String> values) {
        var tokens = new ArrayList<String>();
        for (var value : values) {
            for (var token : value.split(",", -1)) {
                if (!token.isBlank()) {
                    tokens.add(token.strip());
                }
            }
        }
        return tokens;
    }

    /** Whether an element is among them, whatever its case. */
    public static boolean has(List<String> values, String token) {
        return of(values).stream().anyMatch(token::equalsIgnoreCase);
    }
}
