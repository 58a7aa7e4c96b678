package dev.rondo.js.host;

import dev.rondo.js.engine.Engine;
import dev.rondo.loop.EventLoop;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** A child process that runs beside the loop and keeps it alive. Its output and end come as tasks of the loop. */
final class Child {
    private static final int CHUNK = 65_536;

    private final Engine engine;
    private final EventLoop loop;
    private final Process process;
    private final GuestCall output;
    private final GuestCall exit;
    private @Nullable ExecutorService writer;
    private boolean referenced;

    /** Two streams and the process itself: the child has ended when all have. */
    private int open = 3;

    Child(Engine engine, Process process, GuestCall output, GuestCall exit) {
        this.engine = engine;
        this.process = process;
        this.output = output;
        this.exit = exit;
        loop = engine.loop();
        keepAlive(true);
        var _ = start(() -> pump(1, process.getInputStream()));
        var _ = start(() -> pump(2, process.getErrorStream()));
        var _ = start(this::awaitEnd);
    }

    Process process() {
        return process;
    }

    /** Whether the loop goes on for as long as the child does. */
    void keepAlive(boolean keep) {
        if (open == 0 || keep == referenced) {
            return;
        }
        referenced = keep;
        if (keep) {
            loop.ref();
        } else {
            loop.unref();
        }
    }

    /** Queues input for the child; the queue is unbounded, as is Node's. */
    void write(byte[] bytes) {
        input(() -> {
            process.getOutputStream().write(bytes);
            process.getOutputStream().flush();
        });
    }

    void endInput() {
        input(process.getOutputStream()::close);
    }

    private void input(Input step) {
        var thread = writer;
        if (thread == null) {
            thread = Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("rondo-child").factory());
            writer = thread;
        }
        thread.execute(() -> {
            try {
                step.run();
            } catch (IOException closed) {
                // the child reads no more
            }
        });
    }

    private static Thread start(Runnable body) {
        return Thread.ofPlatform().daemon().name("rondo-child").start(body);
    }

    private void pump(int descriptor, InputStream stream) {
        var chunk = new byte[CHUNK];
        try {
            for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
                var bytes = Arrays.copyOf(chunk, count);
                post(() -> output.call(descriptor, engine.toGuest(bytes)));
            }
        } catch (IOException closed) {
            // as at the end
        }
        post(() -> {
            closed();
            output.call(descriptor, engine.undefined());
        });
    }

    /** The last task of each of the three is posted already, so that the loop may end behind it. */
    private void closed() {
        if (open == 1) {
            keepAlive(false);
            if (writer != null) {
                writer.shutdown();
            }
        }
        open--;
    }

    private void awaitEnd() {
        try {
            int code = process.waitFor();
            post(() -> {
                closed();
                exit.call(code, ChildBinding.isSignal(code));
            });
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void post(Runnable task) {
        try {
            loop.execute(() -> {
                engine.enter();
                try {
                    task.run();
                } finally {
                    engine.leave();
                }
            });
        } catch (RejectedExecutionException closed) {
            // nobody listens any more
        }
    }

    private interface Input {
        void run() throws IOException;
    }
}
