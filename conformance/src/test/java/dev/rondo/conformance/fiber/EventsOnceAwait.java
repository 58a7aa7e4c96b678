package dev.rondo.conformance.fiber;

import static dev.rondo.Rondo.async;
import static dev.rondo.Rondo.await;
import static dev.rondo.Rondo.nextTick;
import static dev.rondo.Rondo.setTimeout;

import dev.rondo.promise.Promise;
import dev.rondo.promise.Resolvers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

final class EventsOnceAwait extends JavaProgram {
    private final List<Resolvers<String>> waiting = new ArrayList<>();

    private Promise<String> once() {
        var event = Promise.<String>withResolvers();
        waiting.add(event);
        return event.promise();
    }

    private void emit(Consumer<Resolvers<String>> event) {
        var told = List.copyOf(waiting);
        waiting.clear();
        told.forEach(event);
    }

    @Override
    void main() {
        async(() -> {
            log("got " + await(once()));
            try {
                await(once());
            } catch (Reason error) {
                log("caught " + error.getMessage());
            }
            return null;
        });
        nextTick(() -> {
            log("emitting");
            emit(event -> event.resolve("1"));
            emit(event -> event.resolve("missed"));
            log("emitted");
        });
        setTimeout(() -> emit(event -> event.reject(new Reason("instead"))), Duration.ofMillis(10));
    }
}
