package dev.rondo.js.host;

import dev.rondo.js.engine.Arguments;
import dev.rondo.js.engine.Engine;
import dev.rondo.loop.Task;
import dev.rondo.trace.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Standard input, read by a thread of its own, since that may wait for ever. One reading at a time. */
final class StandardInput {
    private static final int CHUNK = 65_536;

    private final Engine engine;
    private final InputStream stream;
    private boolean referenced;
    private boolean reading;

    StandardInput(Engine engine, InputStream stream) {
        this.engine = engine;
        this.stream = stream;
    }

    /** Takes a receiver {@code (bytes)}, which is called once: with {@code undefined} at the end of the input. */
    @Nullable Object read(Arguments arguments) {
        var chunk = new Chunk(new GuestCall(engine, arguments.function(0), engine.origin(arguments.function(0))));
        chunk.attributeTo(engine.loop());
        reading = true;
        keepAlive(true);
        var _ = Thread.ofPlatform().daemon().name("rondo-stdin").start(chunk::fill);
        return null;
    }

    /** Whether a reading that waits keeps the loop alive. */
    @Nullable Object reference(Arguments arguments) {
        keepAlive(arguments.truth(0));
        return null;
    }

    private void keepAlive(boolean keep) {
        if (keep != referenced && (reading || !keep)) {
            referenced = keep;
            if (keep) {
                engine.loop().ref();
            } else {
                engine.loop().unref();
            }
        }
    }

    private final class Chunk extends Task {
        private final GuestCall receiver;
        private byte @Nullable [] bytes;

        Chunk(GuestCall receiver) {
            this.receiver = receiver;
        }

        void fill() {
            var all = new byte[CHUNK];
            try {
                int count = stream.read(all);
                bytes = count < 0 ? null : Arrays.copyOf(all, count);
            } catch (IOException closed) {
                bytes = null;
            }
            try {
                engine.loop().execute(this);
            } catch (RejectedExecutionException closed) {
                // nobody reads any more
            }
        }

        @Override
        protected void run() {
            if (engine.isClosed()) {
                return;
            }
            reading = false;
            keepAlive(false);
            engine.enter();
            try {
                receiver.call(engine.toGuest(bytes));
            } finally {
                engine.leave();
            }
        }

        @Override
        protected Kind kind() {
            return Kind.POSTED;
        }

        @Override
        protected int origin() {
            return receiver.origin();
        }
    }
}
