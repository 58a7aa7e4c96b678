package dev.rondo.promise;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** {@code all}, {@code allSettled}, {@code any} and {@code race}: ECMA-262, 27.2.4. */
final class Combinators {
    private Combinators() {}

    static <T extends @Nullable Object> Promise<List<T>> all(Collection<? extends Promise<? extends T>> promises) {
        Resolvers<List<T>> result = Promise.withResolvers();
        var values = new Collected<T>(promises.size());
        int index = 0;
        for (var promise : promises) {
            int at = index++;
            promise.listen(
                    value -> {
                        if (values.put(at, value)) {
                            result.resolve(values.list());
                        }
                    },
                    result::reject);
        }
        if (index == 0) {
            result.resolve(List.<T>of());
        }
        return result.promise();
    }

    static <T extends @Nullable Object> Promise<List<Settled<T>>> allSettled(
            Collection<? extends Promise<? extends T>> promises) {
        Resolvers<List<Settled<T>>> result = Promise.withResolvers();
        var ends = new Collected<Settled<T>>(promises.size());
        BiFunction<Integer, Settled<T>, @Nullable Void> put = (at, end) -> {
            if (ends.put(at, end)) {
                result.resolve(ends.list());
            }
            return null;
        };
        int index = 0;
        for (var promise : promises) {
            int at = index++;
            promise.listen(
                    value -> put.apply(at, new Settled.Fulfilled<>(value)),
                    reason -> put.apply(at, new Settled.Rejected<>(reason)));
        }
        if (index == 0) {
            result.resolve(List.<Settled<T>>of());
        }
        return result.promise();
    }

    static <T extends @Nullable Object> Promise<T> any(Collection<? extends Promise<? extends T>> promises) {
        Resolvers<T> result = Promise.withResolvers();
        var reasons = new Collected<Throwable>(promises.size());
        int index = 0;
        for (var promise : promises) {
            int at = index++;
            promise.listen(result::resolve, reason -> {
                if (reasons.put(at, reason)) {
                    result.reject(new AggregateException(reasons.list()));
                }
            });
        }
        if (index == 0) {
            result.reject(new AggregateException(List.of()));
        }
        return result.promise();
    }

    static <T extends @Nullable Object> Promise<T> race(Collection<? extends Promise<? extends T>> promises) {
        Resolvers<T> result = Promise.withResolvers();
        for (var promise : promises) {
            promise.listen(result::resolve, result::reject);
        }
        return result.promise();
    }

    /** What arrives in any order and is wanted in the order of the promises. */
    private static final class Collected<E extends @Nullable Object> {
        private final @Nullable Object[] elements;
        private int missing;

        Collected(int size) {
            elements = new Object[size];
            missing = size;
        }

        /** Puts an element to its place, and says whether it was the last. */
        boolean put(int index, E element) {
            elements[index] = element;
            return --missing == 0;
        }

        @SuppressWarnings("unchecked")
        List<E> list() {
            return (List<E>) Collections.unmodifiableList(Arrays.asList(elements));
        }
    }
}
