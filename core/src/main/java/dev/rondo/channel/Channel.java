package dev.rondo.channel;

import dev.rondo.fiber.Fiber;
import dev.rondo.internal.SpinLock;
import dev.rondo.promise.Handler;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A queue by which fibers and threads hand values to each other, with Go's rules: an unbuffered channel hands over when both
 * sides are there, a buffered one as long as there is room; those who wait are served in the order in which they came.
 *
 * <p>A channel is both of its ends: hand it on as a {@link Sender} or a {@link Receiver} to those who shall only send or only
 * receive. Any fiber of any loop and any thread may use it. A fiber that waits here suspends, a plain thread blocks. A wait does not
 * keep a loop alive: the loop cannot know whether somebody is left who would end it. A value that is under way to it does.
 *
 * <p>After C. A. R. Hoare, "Communicating sequential processes" (1978), as Go has it.
 *
 * @param <T> the type of the values, which are never null
 */
public final class Channel<T> implements Sender<T>, Receiver<T> {
    private static final AtomicLong IDS = new AtomicLong();

    /** In the order of which the channels of a selection are locked. */
    final long id = IDS.incrementAndGet();

    final SpinLock lock = new SpinLock();
    final Waiter.Queue receivers = new Waiter.Queue(lock);
    final Waiter.Queue senders = new Waiter.Queue(lock);
    private final ArrayDeque<T> buffer = new ArrayDeque<>(0);
    private final int capacity;
    private final Overflow overflow;
    private boolean closed;
    private @Nullable Throwable cause;
    private long dropped;

    private Channel(int capacity, Overflow overflow) {
        this.capacity = capacity;
        this.overflow = Objects.requireNonNull(overflow, "overflow");
    }

    /** A channel without a buffer: who sends waits for one who receives. */
    public static <T> Channel<T> unbuffered() {
        return new Channel<>(0, Overflow.SUSPEND);
    }

    /**
     * A channel that holds so many values that nobody has received yet; who sends more waits.
     *
     * @throws IllegalArgumentException if the capacity is negative
     */
    public static <T> Channel<T> buffered(int capacity) {
        return buffered(capacity, Overflow.SUSPEND);
    }

    /**
     * A channel that holds so many values, and does as it is told with what is too much.
     *
     * @throws IllegalArgumentException if the capacity is negative, or zero where something else than waiting is to happen
     */
    public static <T> Channel<T> buffered(int capacity, Overflow overflow) {
        if (capacity < 0) {
            throw new IllegalArgumentException("a channel cannot hold " + capacity + " values");
        }
        if (capacity == 0 && overflow != Overflow.SUSPEND) {
            throw new IllegalArgumentException("a channel without a buffer cannot overflow; give it a capacity");
        }
        return new Channel<>(capacity, overflow);
    }

    @Override
    public void send(T value) {
        Objects.requireNonNull(value, "value");
        Fiber.checkCancelled();
        var waiter = sendOrJoin(value);
        if (waiter != null) {
            waiter.suspend();
            if (waiter.closed) {
                throw closed();
            }
        }
    }

    /** Null if that is done; otherwise who waits for it. */
    private @Nullable Waiter sendOrJoin(T value) {
        Waiter receiver;
        lock.lock();
        try {
            receiver = offer(value);
            if (receiver == null && !store(value)) {
                return senders.join(value);
            }
        } finally {
            lock.unlock();
        }
        if (receiver != null) {
            receiver.release();
        }
        return null;
    }

    @Override
    public boolean trySend(T value) {
        Objects.requireNonNull(value, "value");
        Waiter receiver;
        lock.lock();
        try {
            receiver = offer(value);
            if (receiver == null) {
                return (buffer.size() < capacity || overflow != Overflow.FAIL) && store(value);
            }
        } finally {
            lock.unlock();
        }
        receiver.release();
        return true;
    }

    /** Serves one who waits to receive; the caller releases him, outside of the lock. */
    @Nullable Waiter offer(T value) {
        if (closed) {
            throw closed();
        }
        var receiver = receivers.poll();
        if (receiver != null) {
            receiver.value = value;
        }
        return receiver;
    }

    /** Keeps or drops a value; false if neither. */
    boolean store(T value) {
        if (buffer.size() < capacity) {
            buffer.add(value);
            return true;
        }
        switch (overflow) {
            case SUSPEND -> {
                return false;
            }
            case FAIL -> throw new IllegalStateException("the channel is full: " + capacity + " values wait in it");
            case DROP_OLDEST -> {
                buffer.remove();
                buffer.add(value);
            }
            case DROP_NEWEST -> {}
        }
        dropped++;
        return true;
    }

    @Override
    public T receive() {
        var value = next();
        if (value == null) {
            throw closed();
        }
        return value;
    }

    @Override
    public @Nullable T receiveOrNull() {
        var value = next();
        if (value == null && cause != null) {
            throw closed();
        }
        return value;
    }

    private @Nullable T next() {
        Fiber.checkCancelled();
        Waiter waiter;
        Taken<T> taken;
        lock.lock();
        try {
            taken = take();
            waiter = taken == null && !closed ? receivers.join(null) : null;
        } finally {
            lock.unlock();
        }
        if (waiter != null) {
            waiter.suspend();
            return received(waiter);
        }
        return taken == null ? null : taken.finish();
    }

    /** What one who waited to receive was handed; null if the channel was closed instead. */
    @SuppressWarnings("unchecked") // only what was sent is ever put there
    @Nullable T received(Waiter waiter) {
        return (T) waiter.value;
    }

    @Override
    public @Nullable T tryReceive() {
        Taken<T> taken;
        boolean atEnd;
        lock.lock();
        try {
            taken = take();
            atEnd = isAtEnd();
        } finally {
            lock.unlock();
        }
        if (taken != null) {
            return taken.finish();
        }
        if (atEnd && cause != null) {
            throw closed();
        }
        return null;
    }

    /** A value that was taken, and who may go on for that. */
    record Taken<T>(T value, @Nullable Waiter sender) {
        /** To be called outside of the lock. */
        T finish() {
            if (sender != null) {
                sender.release();
            }
            return value;
        }
    }

    /** Takes the oldest value; null if there is none. */
    @Nullable Taken<T> take() {
        var value = buffer.poll();
        if (value == null && senders.isEmpty()) {
            return null;
        }
        var sender = senders.poll();
        if (sender == null) {
            return value == null ? null : new Taken<>(value, null);
        }
        var sent = Objects.requireNonNull(received(sender));
        if (value == null) {
            return new Taken<>(sent, sender);
        }
        buffer.add(sent);
        return new Taken<>(value, sender);
    }

    /** Whether nothing will ever be received any more. */
    boolean isAtEnd() {
        return closed && buffer.isEmpty();
    }

    boolean isClosed() {
        return closed;
    }

    @Nullable Throwable cause() {
        return cause;
    }

    Overflow overflow() {
        return overflow;
    }

    @Override
    public void close(@Nullable Throwable cause) {
        var released = new ArrayList<Waiter>();
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            this.cause = cause;
            tellOfTheEnd(receivers, released);
            tellOfTheEnd(senders, released);
        } finally {
            lock.unlock();
        }
        released.forEach(Waiter::release);
    }

    private static void tellOfTheEnd(Waiter.Queue queue, List<Waiter> released) {
        for (var waiter = queue.poll(); waiter != null; waiter = queue.poll()) {
            waiter.closed = true;
            released.add(waiter);
        }
    }

    ChannelClosedException closed() {
        return new ChannelClosedException(
                cause == null ? "the channel is closed" : "the channel was closed with " + cause, cause);
    }

    /** What is in it now. */
    public ChannelStatistics statistics() {
        lock.lock();
        try {
            return new ChannelStatistics(capacity, buffer.size(), senders.size(), receivers.size(), dropped, closed);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public <R extends @Nullable Object> Case<R> onReceive(Handler<? super T, ? extends R> action) {
        Objects.requireNonNull(action, "action");
        return onReceiveOrNull(value -> {
            if (value == null) {
                throw closed();
            }
            return action.apply(value);
        });
    }

    @Override
    public <R extends @Nullable Object> Case<R> onReceiveOrNull(Handler<? super @Nullable T, ? extends R> action) {
        return new ChannelCase.Receive<>(this, Objects.requireNonNull(action, "action"));
    }

    @Override
    public <R extends @Nullable Object> Case<R> onSend(T value, Callable<? extends R> action) {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(action, "action");
        return new ChannelCase.Send<>(this, value, action);
    }
}
