package dev.rondo.cli;

import org.graalvm.polyglot.Engine;

/**
 * An engine of JavaScript that several runs share.
 *
 * @param engine itself
 */
record SharedEngine(Engine engine) implements AutoCloseable {
    static SharedEngine create() {
        return new SharedEngine(Engine.newBuilder("js")
                .option("engine.WarnInterpreterOnly", "false")
                .build());
    }

    @Override
    public void close() {
        try {
            engine.close();
        } catch (IllegalStateException running) {
            // a program that could not be stopped is still in it; it ends with the process
        }
    }
}
