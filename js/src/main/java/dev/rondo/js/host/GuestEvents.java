package dev.rondo.js.host;

import dev.rondo.js.engine.Engine;
import dev.rondo.net.callback.SocketEvents;
import dev.rondo.net.callback.SocketException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Tells a function of JavaScript what happens to a connection. */
final class GuestEvents implements SocketEvents {
    private final Engine engine;
    private final GuestCall told;

    GuestEvents(Engine engine, GuestCall told) {
        this.engine = engine;
        this.told = told;
    }

    @Override
    public void data(ByteBuffer bytes) {
        var array = bytes.array();
        boolean whole = bytes.remaining() == array.length;
        var own = whole ? array : Arrays.copyOfRange(array, bytes.position(), bytes.limit());
        engine.enter();
        try {
            told.call(engine.toGuest(own));
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
