package dev.rondo.js.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A child process for whose end the loop waits. Its streams are served by threads of their own until then. */
final class ChildRun {
    private final Process process;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final List<Thread> pumps;

    ChildRun(Process process, byte[] input) {
        this.process = process;
        pumps = List.of(
                pump(() -> copy(process.getInputStream(), output)), pump(() -> copy(process.getErrorStream(), errors)));
        var _ = pump(() -> feed(process, input));
    }

    private static Thread pump(Runnable body) {
        return Thread.ofPlatform().daemon().name("rondo-child").start(body);
    }

    private static void copy(InputStream from, ByteArrayOutputStream to) {
        try {
            var _ = from.transferTo(to);
        } catch (IOException closed) {
            // the child was ended; what came until then counts
        }
    }

    private static void feed(Process process, byte[] input) {
        try (var stream = process.getOutputStream()) {
            stream.write(input);
        } catch (IOException closed) {
            // the child does not read its input
        }
    }

    /**
     * Waits.
     *
     * @param limit in milliseconds, 0 for none
     * @param signal is sent where the limit is passed
     * @return whether the child ended by itself
     */
    boolean await(long limit, String signal) throws InterruptedException {
        boolean inTime = limit <= 0 || process.waitFor(limit, TimeUnit.MILLISECONDS);
        if (!inTime) {
            var _ = ChildBinding.signal(process, signal);
        }
        var _ = process.waitFor();
        for (var pump : pumps) {
            pump.join();
        }
        return inTime;
    }

    byte[] output() {
        return output.toByteArray();
    }

    byte[] errors() {
        return errors.toByteArray();
    }
}
