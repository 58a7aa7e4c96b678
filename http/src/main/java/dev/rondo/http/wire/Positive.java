package dev.rondo.http.wire;

import java.time.Duration;
import java.util.Objects;

/** Settings that must be above zero; what is not is refused with an {@link IllegalArgumentException} that names the setting. */
public final class Positive {
    private Positive() {}

    /** The value. */
    public static int of(String setting, int value) {
        return (int) of(setting, (long) value);
    }

    /** The value. */
    public static long of(String setting, long value) {
        if (value < 1) {
            throw refusal(setting, value);
        }
        return value;
    }

    /** The value. */
    public static Duration of(String setting, Duration value) {
        if (!Objects.requireNonNull(value, setting).isPositive()) {
            throw refusal(setting, value);
        }
        return value;
    }

    private static IllegalArgumentException refusal(String setting, Object value) {
        return new IllegalArgumentException(setting + " must be above zero, and is " + value);
    }
}
