package dev.rondo.net.callback;

import dev.rondo.internal.Sneaky;
import dev.rondo.loop.Task;
import dev.rondo.trace.Kind;

/** Throws where the loop sees it. */
final class Rethrow extends Task {
    private final Throwable error;

    Rethrow(Throwable error) {
        this.error = error;
    }

    @Override
    protected void run() {
        throw Sneaky.rethrow(error);
    }

    @Override
    protected Kind kind() {
        return Kind.IO;
    }
}
