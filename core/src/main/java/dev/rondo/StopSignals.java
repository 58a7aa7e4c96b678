package dev.rondo;

import dev.rondo.fiber.Cancellation;
import dev.rondo.fiber.Region;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C, and what else asks a process to end: the first one cancels the programs that run, which may clean up for a while;
 * the second one ends it at once. The process exits as one that such a signal has ended.
 */
final class StopSignals implements AutoCloseable {
    private static final int SIGNALLED = 128;
    private static final int SIGINT = 2;
    private static final int SIGTERM = 15;

    /** How much longer it may take than the program does that is not stopped by a callback which does not end. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final System.Logger LOG = System.getLogger(StopSignals.class.getName());

    private static final Set<StopSignals> RUNNING = new LinkedHashSet<>();
    private static final List<Signal> SIGNALS = new ArrayList<>();
    private static int exitCode;

    private final EventLoop loop;
    private final Thread thread = Thread.currentThread();

    /** Those of the loop; null until it has heard of the signal. */
    private volatile @Nullable Region fibers;

    private StopSignals(EventLoop loop) {
        this.loop = loop;
    }

    static StopSignals of(EventLoop loop) {
        var stop = new StopSignals(loop);
        synchronized (StopSignals.class) {
            if (RUNNING.isEmpty()) {
                on("SIGINT", SIGINT);
                on("SIGTERM", SIGTERM);
            }
            RUNNING.add(stop);
        }
        return stop;
    }

    private static void on(String name, int number) {
        try {
            SIGNALS.add(Signal.on(name, () -> received(name, SIGNALLED + number)));
        } catch (IllegalArgumentException | IllegalStateException keptByOthers) {
            // a program that cannot be told so ends as any other does
        }
    }

    private static synchronized void received(String name, int code) {
        if (exitCode != 0) {
            Runtime.getRuntime().halt(code);
        }
        exitCode = code;
        RUNNING.forEach(each -> each.stop(name, code));
    }

    private void stop(String name, int code) {
        Thread.ofPlatform().daemon().name("rondo-stop").start(() -> giveUp(code));
        try {
            loop.execute(() -> {
                var all = Region.ofLoop(loop);
                fibers = all;
                all.cancel(new Cancellation(name, "the process is to end", ""));
                loop.stop();
            });
        } catch (RejectedExecutionException closed) {
            // it ends already
        }
    }

    private void giveUp(int code) {
        try {
            for (var waited = Duration.ZERO; waited.compareTo(patience()) < 0; ) {
                var most = patience();
                Thread.sleep(most.minus(waited));
                waited = most;
            }
            var stack = Arrays.stream(thread.getStackTrace()).map(frame -> "\n  at " + frame);
            LOG.log(
                    System.Logger.Level.WARNING,
                    () -> "the loop was to end and has not come back:" + stack.collect(Collectors.joining()));
            System.exit(code);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Grows when somebody needs longer. */
    private Duration patience() {
        var known = fibers;
        return (known == null ? Region.GRACE : known.grace()).plus(PATIENCE);
    }

    private static synchronized int exitCode() {
        return exitCode;
    }

    /** The process is to exit with a code of its own, so that nobody else would tell of the error. */
    void failed(Throwable error) {
        if (exitCode() != 0) {
            LOG.log(System.Logger.Level.ERROR, "the program failed when it was to end", error);
        }
    }

    /** The program takes no signals any more. If one has come, the last of the programs that ends ends the process. */
    @Override
    public void close() {
        boolean last;
        synchronized (StopSignals.class) {
            RUNNING.remove(this);
            last = RUNNING.isEmpty();
            if (last) {
                SIGNALS.forEach(Signal::close);
                SIGNALS.clear();
            }
        }
        if (last && exitCode() != 0) {
            System.exit(exitCode());
        }
    }
}
