package dev.rondo.conformance.fiber;

import static dev.rondo.Rondo.async;
import static dev.rondo.Rondo.nextTick;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

final class EventsAsyncListeners extends JavaProgram {
    @Override
    void main() {
        List<Consumer<String>> listeners = new ArrayList<>();
        for (int n : new int[] {1, 2}) {
            listeners.add(value -> async(() -> {
                log("listener " + n + " " + value);
                awaitValue("");
                log("listener " + n + " after await");
                return null;
            }));
        }
        nextTick(() -> log("tick"));
        listeners.forEach(listener -> listener.accept("v"));
        log("emitted");
    }

    @Override
    boolean awaitsOnlyPromises() {
        return false;
    }
}
