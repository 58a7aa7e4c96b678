package dev.rondo.channel;

import dev.rondo.fiber.Fiber;
import dev.rondo.internal.Sneaky;
import dev.rondo.loop.EventLoop;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the first of several things: a send, a receive, a promise, a time. Exactly one of them happens; the others leave
 * nothing behind. May be used by fibers, and with channels alone by any thread.
 */
public final class Select {
    private Select() {}

    /**
     * Waits until one of the cases can happen, and answers with what its action answers. Of several that can, one is picked at
     * random, by the loop's {@link dev.rondo.loop.Choices}.
     *
     * @throws ChannelClosedException if what was picked is a channel that is closed
     * @throws dev.rondo.fiber.Cancelled if the fiber was cancelled; then nothing has happened
     * @throws IllegalArgumentException if there are no cases
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // nothing is put into the array that is not a case of that type
    public static <R extends @Nullable Object> R select(Case<? extends R>... cases) {
        var order = cases.clone();
        shuffle(order);
        return selectInOrder(order);
    }

    /** As {@link #select}, but of several that can happen at once, the first one does. */
    @SafeVarargs
    @SuppressWarnings("varargs") // nothing is put into the array that is not a case of that type
    public static <R extends @Nullable Object> R selectInOrder(Case<? extends R>... cases) {
        if (cases.length == 0) {
            throw new IllegalArgumentException("a selection among no cases would never end");
        }
        Fiber.checkCancelled();
        try {
            return pick(cases).finish();
        } catch (Exception error) {
            throw Sneaky.rethrow(error);
        }
    }

    private static <C extends Case<?>> C pick(C[] cases) {
        var selection = new Selection();
        var channels = channels(cases);
        for (var channel : channels) {
            channel.lock.lock();
        }
        try {
            for (var each : cases) {
                if (each.attempt()) {
                    return each;
                }
            }
            for (var each : cases) {
                if (each instanceof LoopCase.Otherwise<?>) {
                    return each;
                }
            }
            for (var each : cases) {
                each.join(selection);
            }
        } finally {
            for (var channel : channels) {
                channel.lock.unlock();
            }
        }
        return waitForOne(cases, selection);
    }

    private static <C extends Case<?>> C waitForOne(C[] cases, Selection selection) {
        try {
            var loop = EventLoop.currentOrNull();
            for (var each : cases) {
                if (loop != null) {
                    each.listen(selection, loop);
                } else if (each instanceof LoopCase<?>) {
                    throw new IllegalStateException("only fibers can wait for promises and times, and no loop runs on "
                            + Thread.currentThread());
                }
            }
            var token = selection.await();
            for (var each : cases) {
                if (each.owns(token)) {
                    return each;
                }
            }
            throw new AssertionError("claimed by nobody's " + token);
        } finally {
            for (var each : cases) {
                each.leave();
            }
        }
    }

    /** The channels of the cases, each once, in the order in which everybody locks them. */
    private static Channel<?>[] channels(Case<?>[] cases) {
        return Arrays.stream(cases)
                .map(Case::channel)
                .filter(Objects::nonNull)
                .distinct()
                .sorted(Comparator.comparingLong(channel -> channel.id))
                .toArray(Channel<?>[]::new);
    }

    private static void shuffle(Object[] cases) {
        var loop = EventLoop.currentOrNull();
        for (int i = cases.length - 1; i > 0; i--) {
            int other = loop == null
                    ? ThreadLocalRandom.current().nextInt(i + 1)
                    : loop.choices().below(i + 1);
            var kept = cases[i];
            cases[i] = cases[other];
            cases[other] = kept;
        }
    }
}
