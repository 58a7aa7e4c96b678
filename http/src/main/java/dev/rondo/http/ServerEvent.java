package dev.rondo.http;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One of the events that a server sends (HTML, section 9.2).
 *
 * @param name for which a page listens; null for {@code message}
 * @param data the text, of one line or more
 * @param id what a browser that connects again says in the header field {@code Last-Event-ID}; null to leave that as it is
 * @param retry after what time a browser whose connection has ended connects again; null to leave that as it is
 */
public record ServerEvent(
        @Nullable String name,
        String data,
        @Nullable String id,
        @Nullable Duration retry) {
    /**
     * Checks it.
     *
     * @throws IllegalArgumentException if the name or the id has more than one line, the id has a NUL, or the time is negative
     */
    public ServerEvent {
        Objects.requireNonNull(data, "data");
        check("name", name);
        check("id", id);
        if (id != null && id.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("the id of an event may not have a NUL, since browsers ignore it then");
        }
        if (retry != null && retry.isNegative()) {
            throw new IllegalArgumentException("the time after which to connect again is " + retry);
        }
    }

    private static void check(String what, @Nullable String value) {
        if (value != null && (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0)) {
            throw new IllegalArgumentException("the " + what + " of an event has one line, and this has more: '"
                    + FieldSyntax.visible(value) + "'");
        }
    }

    /** Nothing but text. */
    public static ServerEvent of(String data) {
        return new ServerEvent(null, data, null, null);
    }

    /** Text under a name. */
    public static ServerEvent of(String name, String data) {
        return new ServerEvent(name, data, null, null);
    }

    /** This one, with an id. */
    public ServerEvent id(String id) {
        return new ServerEvent(name, data, id, retry);
    }

    /** This one, with a time after which to connect again. */
    public ServerEvent retry(Duration retry) {
        return new ServerEvent(name, data, id, retry);
    }

    /** The lines of it, and the empty one that ends it. */
    String encoded() {
        var text = new StringBuilder(data.length() + 32);
        field(text, "event", name);
        field(text, "id", id);
        field(text, "retry", retry == null ? null : String.valueOf(retry.toMillis()));
        for (var line : lines(data)) {
            field(text, "data", line);
        }
        return text.append('\n').toString();
    }

    static String[] lines(String text) {
        return text.split("\r\n|\r|\n", -1);
    }

    private static void field(StringBuilder text, String field, @Nullable String value) {
        if (value != null) {
            text.append(field).append(": ").append(value).append('\n');
        }
    }
}
