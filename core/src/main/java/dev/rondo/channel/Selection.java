package dev.rondo.channel;

import dev.rondo.fiber.Suspension;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A fiber or thread that waits for the first of several things. Each of those has a token, and whoever claims the selection
 * with one is the only one whose thing happens.
 */
final class Selection extends Suspension {
    private static final Object ABANDONED = new Object();
    private static final VarHandle CLAIMED;

    static {
        try {
            CLAIMED = MethodHandles.lookup().findVarHandle(Selection.class, "claimed", Object.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private volatile @Nullable Object claimed;

    /** Any thread. */
    boolean claim(Object token) {
        return CLAIMED.compareAndSet(this, null, token);
    }

    @Override
    public boolean abandon() {
        return claim(ABANDONED);
    }

    /** Waits until it was claimed, and answers with the token. */
    Object await() {
        suspend();
        return Objects.requireNonNull(claimed);
    }
}
