package dev.rondo.js.host;

import dev.rondo.js.engine.Engine;
import dev.rondo.js.engine.HostFunction;

/** An object of JavaScript whose methods are Java's. */
final class Binding {
    private final Engine engine;
    private final Object object;

    Binding(Engine engine) {
        this.engine = engine;
        object = engine.object();
    }

    Binding method(String name, HostFunction body) {
        engine.set(object, name, engine.function(name, body));
        return this;
    }

    Binding value(String name, Object value) {
        engine.set(object, name, value);
        return this;
    }

    Object object() {
        return object;
    }
}
