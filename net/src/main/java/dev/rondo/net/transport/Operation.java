package dev.rondo.net.transport;

import dev.rondo.loop.Task;
import dev.rondo.trace.Kind;
import dev.rondo.trace.Origin;

/** What Netty queues to its own loop. */
class Operation extends Task {
    private final Runnable action;

    Operation(Runnable action) {
        this.action = action;
    }

    @Override
    protected void run() {
        action.run();
    }

    @Override
    protected Kind kind() {
        return Kind.IO;
    }

    @Override
    protected int origin() {
        return Origin.ofCallback(action);
    }

    /** One from another thread. */
    static final class Posted extends Operation {
        Posted(Runnable action) {
            super(action);
        }

        @Override
        protected Kind kind() {
            return Kind.POSTED;
        }
    }
}
