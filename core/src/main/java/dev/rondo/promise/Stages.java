package dev.rondo.promise;

import dev.rondo.loop.EventLoop;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The bridge from {@link CompletionStage}. */
final class Stages {
    private Stages() {}

    static <T extends @Nullable Object> Promise<T> from(EventLoop loop, CompletionStage<? extends T> stage) {
        Resolvers<T> resolvers = Promise.withResolvers(loop);
        loop.ref();
        var _ = stage.whenComplete((value, error) -> loop.execute(() -> {
            loop.unref();
            if (error == null) {
                resolvers.resolve(value);
            } else {
                resolvers.reject(unwrap(error));
            }
        }));
        return resolvers.promise();
    }

    private static Throwable unwrap(Throwable error) {
        return error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    }
}
