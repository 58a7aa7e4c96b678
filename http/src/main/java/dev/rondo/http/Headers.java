package dev.rondo.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The header fields of a message, in their order. Names are compared without regard to case, and may occur more than once.
 * Immutable. What could end a line, and so begin a field or a message that nobody meant, is refused (RFC 9110, section 5.5).
 */
public final class Headers {
    private static final Headers EMPTY = new Headers(new String[0]);

    /** Names and values in turn. */
    private final String[] fields;

    private Headers(String[] fields) {
        this.fields = fields;
    }

    /** Without any field. */
    public static Headers empty() {
        return EMPTY;
    }

    /**
     * Of names and values in turn.
     *
     * @throws IllegalArgumentException if a name is not one, a value has a character that may not be there, or a value is missing
     */
    public static Headers of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("the header field '" + namesAndValues[namesAndValues.length - 1]
                    + "' has no value; give names and values in turn");
        }
        if (namesAndValues.length == 0) {
            return EMPTY;
        }
        var fields = namesAndValues.clone();
        for (int i = 0; i < fields.length; i += 2) {
            FieldSyntax.check(fields[i], fields[i + 1]);
        }
        return new Headers(fields);
    }

    /** The value of the first field with that name; null if there is none. */
    public @Nullable String first(String name) {
        for (int i = 0; i < fields.length; i += 2) {
            if (fields[i].equalsIgnoreCase(name)) {
                return fields[i + 1];
            }
        }
        return null;
    }

    /** The values of all fields with that name. */
    public List<String> all(String name) {
        var values = new ArrayList<String>();
        forEach((each, value) -> {
            if (each.equalsIgnoreCase(name)) {
                values.add(value);
            }
        });
        return List.copyOf(values);
    }

    /** Whether there is a field with that name. */
    public boolean contains(String name) {
        return first(name) != null;
    }

    /** How many fields there are. */
    public int size() {
        return fields.length / 2;
    }

    /** Calls back with the name and value of each field. */
    public void forEach(BiConsumer<? super String, ? super String> action) {
        Objects.requireNonNull(action, "action");
        for (int i = 0; i < fields.length; i += 2) {
            action.accept(fields[i], fields[i + 1]);
        }
    }

    /**
     * These, and one more behind them.
     *
     * @throws IllegalArgumentException as {@link #of}
     */
    public Headers add(String name, String value) {
        FieldSyntax.check(name, value);
        var longer = Arrays.copyOf(fields, fields.length + 2);
        longer[fields.length] = name;
        longer[fields.length + 1] = value;
        return new Headers(longer);
    }

    /** These, and others behind them. */
    public Headers addAll(Headers others) {
        var longer = Arrays.copyOf(fields, fields.length + others.fields.length);
        System.arraycopy(others.fields, 0, longer, fields.length, others.fields.length);
        return new Headers(longer);
    }

    /**
     * With this value for that name, instead of all that there were.
     *
     * @throws IllegalArgumentException as {@link #of}
     */
    public Headers set(String name, String value) {
        return remove(name).add(name, value);
    }

    /** Without the fields of that name. */
    public Headers remove(String name) {
        if (!contains(name)) {
            return this;
        }
        var rest = new ArrayList<String>(fields.length);
        forEach((each, value) -> {
            if (!each.equalsIgnoreCase(name)) {
                rest.add(each);
                rest.add(value);
            }
        });
        return new Headers(rest.toArray(String[]::new));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Headers headers && Arrays.equals(fields, headers.fields);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(fields);
    }

    /** As the lines of a message. */
    @Override
    public String toString() {
        var lines = new StringBuilder();
        forEach((name, value) -> lines.append(name).append(": ").append(value).append('\n'));
        return lines.toString();
    }
}
