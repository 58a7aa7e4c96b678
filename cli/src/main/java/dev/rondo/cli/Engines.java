package dev.rondo.cli;

import org.graalvm.polyglot.Engine;

/** Engines of JavaScript that several runs share. */
final class Engines {
    private Engines() {}

    static Engine create() {
        return Engine.newBuilder("js")
                .option("engine.WarnInterpreterOnly", "false")
                .build();
    }
}
