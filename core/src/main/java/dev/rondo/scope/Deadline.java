package dev.rondo.scope;

import dev.rondo.fiber.Body;
import dev.rondo.fiber.Cancellation;
import dev.rondo.fiber.Region;
import dev.rondo.internal.Sneaky;
import dev.rondo.loop.EventLoop;
import dev.rondo.trace.Origin;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Code that must be done in time. When the time has come, what runs inside is cancelled, and with it the fibers of scopes
 * that were opened there. Of nested deadlines the nearest comes first. For fibers only.
 */
public final class Deadline {
    private final String name;
    private final Region region;
    private String place = "";

    private Deadline(String name, Region region) {
        this.name = name;
        this.region = region;
    }

    /**
     * Calls the body, and answers with its result if it is there in time; a duration that is not positive is over at once,
     * which the body notices where it first waits.
     *
     * @throws DeadlineExceededException if it is not
     * @throws IllegalStateException if the caller is no fiber
     */
    public static <T extends @Nullable Object> T within(Duration duration, Callable<? extends T> body) {
        Objects.requireNonNull(duration, "duration");
        Objects.requireNonNull(body, "body");
        return run(
                "a deadline of " + text(duration) + " at " + Origin.describe(Origin.ofCallback(body)), duration, body);
    }

    /** As {@link #within(Duration, Callable)}, for a body without a result. */
    public static void within(Duration duration, Body body) {
        within(duration, Objects.requireNonNull(body, "body").callable());
    }

    /** As {@link #within(Duration, Callable)}, up to a moment by the loop's {@linkplain dev.rondo.loop.Clock#instant() clock}. */
    public static <T extends @Nullable Object> T deadline(Instant moment, Callable<? extends T> body) {
        Objects.requireNonNull(moment, "moment");
        Objects.requireNonNull(body, "body");
        var left = Duration.between(EventLoop.current().clock().instant(), moment);
        return run("the deadline " + moment + " at " + Origin.describe(Origin.ofCallback(body)), left, body);
    }

    /** As {@link #deadline(Instant, Callable)}, for a body without a result. */
    public static void deadline(Instant moment, Body body) {
        deadline(moment, Objects.requireNonNull(body, "body").callable());
    }

    private static <T extends @Nullable Object> T run(String name, Duration left, Callable<? extends T> body) {
        var region = Region.open(null);
        try {
            return new Deadline(name, region).call(left, body);
        } finally {
            region.close();
        }
    }

    private <T extends @Nullable Object> T call(Duration left, Callable<? extends T> body) {
        if (!left.isPositive()) {
            expire();
        }
        try (var _ = EventLoop.current().support().setTimeout(this::expire, left.isPositive() ? left : Duration.ZERO)) {
            return body.call();
        } catch (Throwable error) {
            if (region.explains(error)) {
                throw new DeadlineExceededException(name + " has passed" + place, error);
            }
            throw Sneaky.rethrow(error);
        }
    }

    private void expire() {
        var first = region.firstPlace();
        place = first.isEmpty() ? "" : "; " + first;
        region.cancel(new Cancellation(name, "it has passed", ""));
    }

    private static String text(Duration duration) {
        boolean shorter = duration.isPositive() && duration.compareTo(Duration.ofSeconds(1)) < 0;
        return shorter && duration.equals(duration.truncatedTo(ChronoUnit.MILLIS))
                ? duration.toMillis() + " ms"
                : duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
