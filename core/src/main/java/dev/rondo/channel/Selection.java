package dev.rondo.channel;

import dev.rondo.fiber.Suspension;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A fiber or thread that waits for the first of several things. Each of those has a token, and whoever claims the selection
 * with one is the only one whose thing happens.
 */
final class Selection extends Suspension {
    private static final Object ABANDONED = new Object();

    private final AtomicReference<@Nullable Object> claimed = new AtomicReference<>();

    /** Any thread. */
    boolean claim(Object token) {
        return claimed.compareAndSet(null, token);
    }

    @Override
    public boolean abandon() {
        return claim(ABANDONED);
    }

    /** Waits until it was claimed, and answers with the token. */
    Object await() {
        suspend();
        return Objects.requireNonNull(claimed.get());
    }
}
