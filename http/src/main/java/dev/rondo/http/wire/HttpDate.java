package dev.rondo.http.wire;

import dev.rondo.loop.EventLoop;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The time of day as messages say it (RFC 9110, section 5.6.7), written out once a second. For the loop's thread. */
public final class HttpDate {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    /** Ways that nobody writes any more, but everybody has to understand. */
    private static final List<DateTimeFormatter> OLD = List.of(
            new DateTimeFormatterBuilder()
                    .appendPattern("EEEE, dd-MMM-")
                    .appendValueReduced(ChronoField.YEAR, 2, 2, 1970)
                    .appendPattern(" HH:mm:ss 'GMT'")
                    .toFormatter(Locale.US)
                    .withZone(ZoneOffset.UTC),
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.US).withZone(ZoneOffset.UTC));

    private final EventLoop loop;
    private String text = "";
    private String line = "";
    private long until = Long.MIN_VALUE;

    /** The clock of a loop. */
    public HttpDate(EventLoop loop) {
        this.loop = loop;
    }

    /** The header field of now, with its line's end. */
    public String line() {
        refresh();
        return line;
    }

    /** What the header field of now says. */
    public String text() {
        refresh();
        return text;
    }

    private void refresh() {
        long millis = loop.support().turnMillis();
        if (millis >= until) {
            var now = loop.clock().instant();
            text = format(now);
            line = "date: " + text + "\r\n";
            until = millis + 1000 - now.toEpochMilli() % 1000;
        }
    }

    /** A time, to the second. */
    public static String format(Instant instant) {
        return FORMAT.format(instant);
    }

    /** What a header field says; null if that is no time. */
    public static @Nullable Instant parse(String text) {
        var instant = parse(text, FORMAT);
        for (int i = 0; instant == null && i < OLD.size(); i++) {
            instant = parse(text, OLD.get(i));
        }
        return instant;
    }

    private static @Nullable Instant parse(String text, DateTimeFormatter format) {
        try {
            return Instant.from(format.parse(text)).truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeException wrong) {
            return null;
        }
    }
}
