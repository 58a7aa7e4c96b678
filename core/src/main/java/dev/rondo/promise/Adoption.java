package dev.rondo.promise;

import dev.rondo.loop.Task;
import dev.rondo.trace.Kind;
import dev.rondo.trace.Origin;
import org.jspecify.annotations.Nullable;

/** A promise follows another, or a thenable: ECMA-262, 27.2.2.2, NewPromiseResolveThenableJob. */
final class Adoption<T extends @Nullable Object> extends Task {
    private static final int ORIGIN = Origin.of("Promise (adopts)");

    private final Resolvers<@Nullable Object> resolvers;
    private final Thenable<T> thenable;

    private Adoption(Resolvers<@Nullable Object> resolvers, Thenable<T> thenable) {
        this.resolvers = resolvers;
        this.thenable = thenable;
    }

    static <T extends @Nullable Object> Task of(Promise<?> adopting, Promise<T> promise) {
        return new Adoption<T>(resolvers(adopting), promise::listen);
    }

    static <T extends @Nullable Object> Task of(Promise<?> adopting, Thenable<T> thenable) {
        return new Adoption<>(resolvers(adopting), thenable);
    }

    @Override
    protected void run() {
        try {
            thenable.then(resolvers::resolve, resolvers::reject);
        } catch (Throwable error) {
            resolvers.reject(error);
        }
    }

    @Override
    protected Kind kind() {
        return Kind.REACTION;
    }

    @Override
    protected int origin() {
        return ORIGIN;
    }

    @SuppressWarnings("unchecked")
    private static Resolvers<@Nullable Object> resolvers(Promise<?> adopting) {
        return new Resolvers<>((Promise<@Nullable Object>) adopting);
    }
}
