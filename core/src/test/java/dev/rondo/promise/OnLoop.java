package dev.rondo.promise;

import dev.rondo.Journal;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.VirtualClock;
import org.jspecify.annotations.Nullable;

/** A loop in virtual time, and a journal. */
abstract class OnLoop {
    final Journal journal = new Journal();
    final EventLoop loop = EventLoop.builder().clock(VirtualClock.create()).build();

    /** Writes down how a promise ends. */
    <T extends @Nullable Object> Promise<T> watch(String name, Promise<T> promise) {
        promise.then(
                value -> {
                    journal.add(name + "=" + value);
                    return "";
                },
                error -> {
                    journal.add(name + "!" + error.getMessage());
                    return "";
                });
        return promise;
    }

    static <T> Promise<T> failed(String message) {
        return Promise.reject(new IllegalStateException(message));
    }
}
