package dev.rondo.cli;

import dev.rondo.js.JsRuntime;
import dev.rondo.loop.Clock;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.LoopModel;
import dev.rondo.loop.Poller;
import dev.rondo.trace.Event;
import dev.rondo.trace.Recorder;
import java.io.Serial;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.graalvm.polyglot.Engine;
import org.jspecify.annotations.Nullable;

/**
 * A run of a program on a thread of its own, so that it can be ended whatever it does: when its time is used up, or when it
 * has done more than the recorder holds.
 */
final class WatchedRun {
    private static final int EVENTS = 1 << 20;
    private static final long LOOK_MILLIS = 10;
    private static final long GRACE_MILLIS = 1000;

    private final Program program;
    private final LoopModel model;
    private final Recorder recorder = Recorder.ofCapacity(EVENTS);
    private final Output output = new Output(recorder);
    private final Bounded poller = new Bounded(recorder);
    private volatile @Nullable JsRuntime runtime;
    private volatile @Nullable Seen atEnd;

    WatchedRun(Program program, LoopModel model) {
        this.program = program;
        this.model = model;
    }

    Execution run(Clock clock, Engine engine, TimeBudget.Share share) {
        var result = new FutureTask<>(() -> runHere(clock, engine));
        var thread = Thread.ofPlatform().daemon().name("rondo-program").start(result);
        try {
            return execution(code(result, thread, share), "");
        } catch (Stopped stopped) {
            return execution(Execution.STOPPED, stopped.limit);
        }
    }

    private Execution execution(int code, String limit) {
        var lines = output.lines();
        var ended = atEnd;
        var seen = ended == null ? Seen.by(recorder) : ended;
        return new Execution(model, lines, code, limit, seen.events(), seen.forgotten());
    }

    private int runHere(Clock clock, Engine engine) {
        try (var loop = EventLoop.builder()
                        .model(model)
                        .clock(clock)
                        .poller(poller)
                        .recorder(recorder)
                        .build();
                var js = JsRuntime.builder(loop)
                        .engine(engine)
                        .arguments(program.argv())
                        .stdin(program.input())
                        .stdout(output)
                        .stderr(output)
                        .build()) {
            runtime = js;
            try {
                return js.run(program.file());
            } catch (Throwable stopped) {
                // before the loop is closed, which takes what is left out of its queues
                atEnd = Seen.by(recorder).withoutFailure();
                throw stopped;
            }
        }
    }

    /** Waits for the exit code, and looks from time to time whether that has lasted too long. */
    private int code(FutureTask<Integer> result, Thread thread, TimeBudget.Share share) {
        while (true) {
            try {
                return result.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException runs) {
                var running = runtime;
                boolean tooMuch = recorder.written() > EVENTS;
                if (running != null && (tooMuch || share.isUsedUp())) {
                    end(result, thread, running);
                    throw tooMuch ? Stopped.byEvents() : new Stopped(share.toString());
                }
            } catch (ExecutionException failed) {
                throw unchecked(failed.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while a program ran", interrupted);
            }
        }
    }

    /** Ends the program. One that waits in a call of Java is woken, and left to itself if that does not help. */
    private void end(FutureTask<Integer> result, Thread thread, JsRuntime runtime) {
        poller.end();
        Thread.ofPlatform().daemon().name("rondo-watchdog").start(runtime::cancel);
        if (!hasEnded(result)) {
            thread.interrupt();
            var _ = hasEnded(result);
        }
    }

    private static boolean hasEnded(FutureTask<Integer> result) {
        try {
            var _ = result.get(GRACE_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException cancelled) {
            return true;
        } catch (TimeoutException runs) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static RuntimeException unchecked(@Nullable Throwable cause) {
        return switch (cause) {
            case RuntimeException failure -> failure;
            case Error error -> throw error;
            case null, default -> new IllegalStateException(cause);
        };
    }

    /** What the recorder saw until now, and how many events it has forgotten. */
    private record Seen(List<Event> events, long forgotten) {
        static Seen by(Recorder recorder) {
            var events = recorder.events();
            return new Seen(events, recorder.written() - events.size());
        }

        /** What was stopped did not throw. */
        Seen withoutFailure() {
            int end = events.size();
            while (end > 0 && events.get(end - 1).what() == Event.What.FAILED) {
                end--;
            }
            return new Seen(events.subList(0, end), forgotten);
        }
    }

    /** The program was ended; with the limit that it met. Also leaves the loop and the program. */
    private static final class Stopped extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        private final String limit;

        Stopped(String limit) {
            super(limit);
            this.limit = limit;
        }

        static Stopped byEvents() {
            return new Stopped(EVENTS + " events");
        }
    }

    /** A poller, asked once a turn. Programs that turn are stopped here, at the same place every time. */
    private static final class Bounded implements Poller {
        private final Poller poller = Poller.parking();
        private final Recorder recorder;
        private volatile boolean over;

        Bounded(Recorder recorder) {
            this.recorder = recorder;
        }

        /** From now on polling leaves the loop. */
        void end() {
            over = true;
            poller.wakeup();
        }

        @Override
        public void poll(long nanos) {
            if (recorder.written() > EVENTS) {
                throw Stopped.byEvents();
            }
            poller.poll(nanos);
            if (over) {
                throw new Stopped("");
            }
        }

        @Override
        public void wakeup() {
            poller.wakeup();
        }

        @Override
        public void close() {
            poller.close();
        }
    }
}
