package dev.rondo.channel;

import dev.rondo.fiber.Fiber;
import dev.rondo.internal.Sneaky;
import dev.rondo.loop.EventLoop;
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
        var loop = EventLoop.currentOrNull();
        var order = cases.clone();
        shuffle(order, loop);
        return run(order, loop);
    }

    /** As {@link #select}, but of several that can happen at once, the first one does. */
    @SafeVarargs
    @SuppressWarnings("varargs") // nothing is put into the array that is not a case of that type
    public static <R extends @Nullable Object> R selectInOrder(Case<? extends R>... cases) {
        return run(cases, EventLoop.currentOrNull());
    }

    private static <R extends @Nullable Object> R run(Case<? extends R>[] cases, @Nullable EventLoop loop) {
        if (cases.length == 0) {
            throw new IllegalArgumentException("a selection among no cases would never end");
        }
        Fiber.checkCancelled();
        if (loop == null) {
            refuseWhatNeedsALoop(cases);
        }
        int begun = 0;
        try {
            for (; begun < cases.length; begun++) {
                cases[begun].begin(loop);
            }
            return pick(cases, loop).finish();
        } catch (Throwable error) {
            throw Sneaky.rethrow(error);
        } finally {
            while (begun > 0) {
                cases[--begun].end();
            }
        }
    }

    private static void refuseWhatNeedsALoop(Case<?>[] cases) {
        for (var each : cases) {
            if (each instanceof LoopCase<?> && !(each instanceof LoopCase.Otherwise<?>)) {
                throw new IllegalStateException(
                        "only fibers can wait for promises and times, and no loop runs on " + Thread.currentThread());
            }
        }
    }

    private static <C extends Case<?>> C pick(C[] cases, @Nullable EventLoop loop) {
        Selection selection;
        var channels = channels(cases);
        lock(channels);
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
            selection = new Selection();
            for (var each : cases) {
                each.join(selection);
            }
        } finally {
            unlock(channels);
        }
        return waitForOne(cases, loop, selection);
    }

    private static <C extends Case<?>> C waitForOne(C[] cases, @Nullable EventLoop loop, Selection selection) {
        C happened = null;
        try {
            if (loop != null) {
                for (var each : cases) {
                    each.listen(selection, loop);
                }
            }
            var token = selection.await();
            for (var each : cases) {
                if (each.owns(token)) {
                    happened = each;
                    return each;
                }
            }
            throw new AssertionError("claimed by nobody's " + token);
        } finally {
            for (var each : cases) {
                if (each != happened) {
                    each.leave();
                }
            }
        }
    }

    /** The channels of the cases, each once, in the order in which everybody locks them; what is left of the array is null. */
    private static @Nullable Channel<?>[] channels(Case<?>[] cases) {
        @Nullable Channel<?>[] channels = new Channel<?>[cases.length];
        int count = 0;
        for (var each : cases) {
            var channel = each.channel();
            if (channel != null) {
                count = insert(channels, count, channel);
            }
        }
        return channels;
    }

    /** Answers how many there are then, which is no more than before if it was among them. */
    private static int insert(@Nullable Channel<?>[] channels, int count, Channel<?> channel) {
        int at = count;
        for (; at > 0; at--) {
            var before = Objects.requireNonNull(channels[at - 1]);
            if (before.id <= channel.id) {
                if (before.id == channel.id) {
                    return count;
                }
                break;
            }
        }
        for (int i = count; i > at; i--) {
            channels[i] = channels[i - 1];
        }
        channels[at] = channel;
        return count + 1;
    }

    private static void lock(@Nullable Channel<?>[] channels) {
        for (var channel : channels) {
            if (channel == null) {
                return;
            }
            channel.lock.lock();
        }
    }

    private static void unlock(@Nullable Channel<?>[] channels) {
        for (var channel : channels) {
            if (channel == null) {
                return;
            }
            channel.lock.unlock();
        }
    }

    private static void shuffle(Object[] cases, @Nullable EventLoop loop) {
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
