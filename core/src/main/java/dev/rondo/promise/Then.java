package dev.rondo.promise;

import dev.rondo.context.Context;
import dev.rondo.trace.Origin;
import org.jspecify.annotations.Nullable;

/** The reaction of {@code then}: calls a handler, and settles the derived promise with what it says. */
final class Then extends Reaction {
    private static final int PASSES_ON = Origin.of("Promise (passes on)");

    final Promise<?> source;
    final @Nullable Promise<?> derived;
    final @Nullable Handler<@Nullable Object, ?> onFulfilled;
    final @Nullable Handler<Throwable, ?> onRejected;

    @SuppressWarnings("unchecked")
    <T extends @Nullable Object> Then(
            Context context,
            Promise<T> source,
            @Nullable Promise<?> derived,
            @Nullable Handler<? super T, ?> onFulfilled,
            @Nullable Handler<? super Throwable, ?> onRejected) {
        super(context);
        this.source = source;
        this.derived = derived;
        this.onFulfilled = (Handler<@Nullable Object, ?>) onFulfilled;
        this.onRejected = (Handler<Throwable, ?>) onRejected;
        locate(onFulfilled);
        locate(onRejected);
    }

    /** A lambda's line can be found only while the code that passed it is on the stack. */
    private static void locate(@Nullable Object handler) {
        if (handler != null) {
            var _ = Origin.of(handler.getClass());
        }
    }

    @Override
    protected void run() throws Throwable {
        if (derived == null) {
            react();
            return;
        }
        Object result;
        try {
            result = react();
        } catch (Throwable error) {
            derived.rejectWith(error);
            return;
        }
        derived.resolveWith(result);
    }

    /** What the handler says; without a handler, what the source says. */
    private @Nullable Object react() throws Throwable {
        if (source.isFulfilled()) {
            var value = source.outcome();
            return onFulfilled == null ? value : onFulfilled.apply(value);
        }
        var reason = source.reason();
        if (onRejected == null) {
            throw reason;
        }
        return onRejected.apply(reason);
    }

    @Override
    protected int origin() {
        var handler = source.isFulfilled() ? onFulfilled : onRejected;
        return handler == null ? PASSES_ON : Origin.of(handler.getClass());
    }
}
