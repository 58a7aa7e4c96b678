package dev.rondo.channel;

import dev.rondo.promise.Handler;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** To send to a channel, or to receive from it. */
abstract sealed class ChannelCase<T, R extends @Nullable Object> extends Case<R> {
    final Channel<T> channel;

    @Nullable Waiter waiter;

    private ChannelCase(Channel<T> channel) {
        this.channel = channel;
    }

    @Override
    Channel<T> channel() {
        return channel;
    }

    @Override
    void leave() {
        if (waiter != null) {
            var _ = waiter.abandon();
        }
    }

    @Override
    boolean owns(Object token) {
        return token == waiter;
    }

    static final class Receive<T, R extends @Nullable Object> extends ChannelCase<T, R> {
        private final Handler<? super @Nullable T, ? extends R> action;
        private Channel.@Nullable Taken<T> taken;

        Receive(Channel<T> channel, Handler<? super @Nullable T, ? extends R> action) {
            super(channel);
            this.action = action;
        }

        @Override
        boolean attempt() {
            waiter = null;
            taken = channel.take();
            return taken != null || channel.isAtEnd();
        }

        @Override
        void join(Selection selection) {
            waiter = channel.receivers.join(selection, null);
        }

        @Override
        @SuppressWarnings("NullAway") // the action takes null, which NullAway does not see through the wildcard
        R finish() throws Throwable {
            T value = null;
            if (waiter != null) {
                value = channel.received(waiter);
            } else if (taken != null) {
                value = taken.finish();
            }
            if (value == null && channel.cause() != null) {
                throw channel.closed();
            }
            return action.apply(value);
        }
    }

    static final class Send<T, R extends @Nullable Object> extends ChannelCase<T, R> {
        private final T value;
        private final Callable<? extends R> action;
        private @Nullable Waiter receiver;
        private boolean closed;

        Send(Channel<T> channel, T value, Callable<? extends R> action) {
            super(channel);
            this.value = value;
            this.action = action;
        }

        @Override
        boolean attempt() {
            waiter = null;
            closed = channel.isClosed();
            if (closed) {
                return true;
            }
            receiver = channel.offer(value);
            return receiver != null || channel.store(value);
        }

        @Override
        void join(Selection selection) {
            waiter = channel.senders.join(selection, value);
        }

        @Override
        R finish() throws Throwable {
            if (closed || (waiter != null && waiter.closed)) {
                throw channel.closed();
            }
            if (receiver != null) {
                receiver.release();
            }
            return action.call();
        }
    }
}
