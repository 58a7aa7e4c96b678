package dev.rondo.promise;

import dev.rondo.loop.EventLoop;
import dev.rondo.loop.Task;
import dev.rondo.trace.Kind;
import dev.rondo.trace.Origin;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The bridge from {@link CompletionStage}. */
final class Stages {
    private Stages() {}

    static <T extends @Nullable Object> Promise<T> from(EventLoop loop, CompletionStage<? extends T> stage) {
        var arrival = new Arrival<T>(loop);
        arrival.attributeTo(loop);
        var _ = stage.whenComplete(arrival::complete);
        loop.ref();
        return arrival.resolvers.promise();
    }

    /** The way back to the loop. */
    private static final class Arrival<T extends @Nullable Object> extends Task {
        private static final int ORIGIN = Origin.of("CompletionStage (completes)");

        private final EventLoop loop;
        private final Resolvers<T> resolvers;
        private Runnable settle = () -> {};

        Arrival(EventLoop loop) {
            this.loop = loop;
            resolvers = Promise.withResolvers(loop);
        }

        void complete(T value, @Nullable Throwable error) {
            settle = error == null ? () -> resolvers.resolve(value) : () -> resolvers.reject(unwrap(error));
            loop.execute(this);
        }

        @Override
        protected void run() {
            loop.unref();
            settle.run();
        }

        @Override
        protected Kind kind() {
            return Kind.POSTED;
        }

        @Override
        protected int origin() {
            return ORIGIN;
        }

        private static Throwable unwrap(Throwable error) {
            return error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        }
    }
}
