package dev.rondo.net.callback;

import dev.rondo.loop.EventLoop;
import dev.rondo.loop.Task;
import dev.rondo.trace.Kind;

/** Something that has happened to a socket: a unit of work of its own, with its checkpoint, as in libuv each callback is. */
final class Event extends Task {
    private final EventLoop loop;
    private final Runnable callback;

    Event(EventLoop loop, Runnable callback) {
        this.loop = loop;
        this.callback = callback;
    }

    /** Calls back now. An error that ends the loop does so later: Netty would take it for one of the connection. */
    void now() {
        try {
            loop.support().dispatch(this);
        } catch (Throwable error) {
            loop.execute(new Rethrow(error));
        }
    }

    @Override
    protected void run() {
        callback.run();
    }

    @Override
    protected Kind kind() {
        return Kind.IO;
    }
}
