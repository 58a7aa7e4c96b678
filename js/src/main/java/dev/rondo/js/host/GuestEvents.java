package dev.rondo.js.host;

import dev.rondo.js.engine.Engine;
import dev.rondo.net.callback.SocketEvents;
import dev.rondo.net.callback.SocketException;

/** Tells a function of JavaScript what happens to a connection. */
final class GuestEvents implements SocketEvents {
    private final Engine engine;
    private final GuestCall told;

    GuestEvents(Engine engine, GuestCall told) {
        this.engine = engine;
        this.told = told;
    }

    @Override
    public void data(byte[] bytes) {
        engine.enter();
        try {
            told.call(engine.toGuest(bytes));
        } finally {
            engine.leave();
        }
    }

    @Override
    public void end() {
        told.call(engine.undefined());
    }

    @Override
    public void failed(SocketException failure) {
        told.call(engine.string(failure.code()));
    }
}
