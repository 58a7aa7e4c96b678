package dev.rondo.http;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a form, decoded, in their order.
 *
 * @param fields the values of each name
 */
public record Form(Map<String, List<String>> fields) {
    /** The first value of that name; null if there is none. */
    public @Nullable String field(String name) {
        var values = fields(name);
        return values.isEmpty() ? null : values.getFirst();
    }

    /** All values of that name. */
    public List<String> fields(String name) {
        return fields.getOrDefault(name, List.of());
    }
}
