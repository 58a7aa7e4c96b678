package dev.rondo.cli;

import dev.rondo.js.JsRuntime;
import dev.rondo.loop.EventLoop;
import java.nio.file.Path;
import java.util.List;

/** The command's entry point. */
public final class Main {
    private Main() {}

    /** Runs the command. */
    public static void main(String[] arguments) {
        var loop = EventLoop.create();
        System.exit(
                JsRuntime.builder(loop).arguments(List.of(arguments)).build().run(Path.of(arguments[1])));
    }
}
