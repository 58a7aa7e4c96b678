package dev.rondo.loop;

import dev.rondo.context.Context;
import dev.rondo.trace.Kind;
import dev.rondo.trace.Phase;
import dev.rondo.trace.Recorder;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * An event loop: one thread that runs callbacks one at a time, in an order that can be predicted.
 *
 * <p>A loop belongs to the thread that made it until another one calls {@link #run()}; all methods are for its thread
 * only, but {@link #execute}, {@link #stop}, {@link #inLoop}, {@link #close}, and those that tell what it was made with.
 * Called elsewhere, they throw a {@link WrongThreadException}, and what queues something on a closed loop throws an
 * {@link IllegalStateException}. The loop ends when nothing that keeps it alive can still happen: a timer, an immediate, a
 * posted task, a hook, or a {@link #ref()}.
 *
 * <p>An error that a callback throws goes to the {@linkplain #onUncaught handler}. Without a handler it ends the loop:
 * {@link #run()} throws it, with the asynchronous stack as a suppressed exception. What was queued stays queued.
 *
 * <p>The order within a turn is that of libuv's {@code uv_run}, and between callbacks that of Node, or the HTML standard's,
 * according to the {@link LoopModel}.
 */
public final class EventLoop implements Executor, AutoCloseable {
    private final LoopModel model;
    private final boolean browser;
    private final Clock clock;
    private final Choices choices;
    private final Runner runner;
    final Phases phases;
    private final LoopThread thread = new LoopThread();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final AtomicBoolean ending = new AtomicBoolean();
    private final LoopSupport support;
    private volatile boolean closed;

    EventLoop(EventLoopBuilder builder) {
        model = builder.model;
        browser = model.isBrowser();
        clock = builder.clock;
        var poller = builder.poller == null ? Poller.parking() : builder.poller;
        choices = builder.choices;
        runner = new Runner(builder.recorder);
        phases = new Phases(model, clock, poller, choices, runner);
        support = new LoopSupport(this, thread, phases, runner);
        if (!browser) {
            runner.afterError(() -> setImmediate(EventLoop::drainTicks));
        }
    }

    /** A loop in Node's order, on the machine's clock. */
    public static EventLoop create() {
        return builder().build();
    }

    /** Makes loops that differ from {@link #create()}. */
    public static EventLoopBuilder builder() {
        return new EventLoopBuilder();
    }

    /**
     * The loop that runs on the calling thread.
     *
     * @throws IllegalStateException if there is none
     */
    public static EventLoop current() {
        var loop = LoopThread.currentLoop();
        if (loop == null) {
            throw new IllegalStateException("no event loop runs on " + Thread.currentThread()
                    + "; begin with Rondo.run, or call this from a callback or fiber of a loop");
        }
        return loop;
    }

    /** The loop that runs on the calling thread, or null. */
    public static @Nullable EventLoop currentOrNull() {
        return LoopThread.currentLoop();
    }

    /**
     * Runs until nothing is left that keeps the loop alive, or {@link #stop()}. An interrupt of the thread stops it too, and
     * the thread stays interrupted; but one that comes while a fiber runs may be lost, since the JDK takes it for that fiber's.
     */
    public void run() {
        spin(() -> {
            do {
                var poller = phases.poller;
                poller.carry(() -> runIn(poller));
            } while (phases.alive() && !phases.stopping);
        });
    }

    /** Until it is to wait in another one. */
    private void runIn(Poller poller) {
        while (phases.alive() && !phases.stopping && poller.equals(phases.poller)) {
            phases.turn(true);
        }
    }

    /** Runs {@code main} as the program's top level with its checkpoint, then the loop. */
    public void run(Runnable main) {
        runMain(Task.of(Kind.SCRIPT, Objects.requireNonNull(main, "main")));
        run();
    }

    /** Runs a task as the program's top level, with its checkpoint, and no turn of the loop. */
    public void runMain(Task main) {
        enter();
        try {
            runner.recorder.phase(Phase.MAIN);
            runner.queued(main);
            if (runner.run(main) || model.checksAfterFailedMain()) {
                phases.owesCheckpoint = false;
                phases.checkpoint.run();
            }
        } finally {
            thread.leave();
        }
    }

    /**
     * Runs one turn, waiting for something to do where there is nothing yet, and the timers for which it has waited; for
     * loops inside the loop of a host.
     *
     * @return whether the loop is still alive
     */
    public boolean runOnce() {
        return runTurn(true);
    }

    /**
     * Runs one turn without waiting.
     *
     * @return whether the loop is still alive
     */
    public boolean runNoWait() {
        return runTurn(false);
    }

    private boolean runTurn(boolean mayWait) {
        spin(() -> phases.singleTurn(mayWait));
        return phases.alive();
    }

    private void spin(Runnable turns) {
        enter();
        try {
            phases.payCheckpoint();
            turns.run();
        } catch (Throwable error) {
            phases.owesCheckpoint = true;
            throw error;
        } finally {
            phases.stopping = false;
            thread.leave();
            if (phases.interrupted) {
                phases.interrupted = false;
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Lets {@link #run()} return at the end of the turn, or if it is yet to begin, at once. Nothing is lost: run again to
     * go on. May be called from any thread.
     */
    public void stop() {
        phases.stopping = true;
        phases.inbox.wake();
    }

    /** Whether anything that keeps the loop alive can still happen. */
    public boolean isAlive() {
        checkThread();
        return phases.alive();
    }

    /**
     * Runs a task on the loop's thread, in the order of posting. What other threads post runs in the poll phase, as events
     * from outside do; what the loop's own callbacks put off, in the next pending phase; in a browser's model each is a task
     * of its own. May be called from any thread, and is the only door for other threads. The queue is unbounded.
     *
     * @throws RejectedExecutionException if the loop is closed
     */
    @Override
    public void execute(Runnable task) {
        execute(Task.of(Kind.POSTED, Objects.requireNonNull(task, "task")));
    }

    /** As {@link #execute(Runnable)}. */
    public void execute(Task task) {
        if (closing.get()) {
            throw Inbox.rejected(task);
        }
        // not inLoop(): the thread that made a loop is its owner until the one that runs it has come
        if (equals(LoopThread.currentLoop())) {
            runner.queued(task);
            phases.pending.add(task);
        } else {
            if (task.context == null) {
                task.context = Context.current().capture();
            }
            phases.inbox.post(task);
        }
    }

    /**
     * Calls back once, after a delay.
     *
     * @param delay rounded down to milliseconds; as in Node, what is below the model's least delay or above 2^31-1 ms
     *     becomes that least delay, the latter with a warning
     */
    public Timer setTimeout(Runnable callback, Duration delay) {
        return startTimer(callback, Delay.millis(delay, model), false);
    }

    /** As {@link #setTimeout(Runnable, Duration)}, in milliseconds. */
    public Timer setTimeout(Runnable callback, long millis) {
        return startTimer(callback, Delay.millis(millis, model), false);
    }

    /** Calls back again and again; the period as in {@link #setTimeout(Runnable, Duration)}. */
    public Timer setInterval(Runnable callback, Duration period) {
        return startTimer(callback, Delay.millis(period, model), true);
    }

    /** As {@link #setInterval(Runnable, Duration)}, in milliseconds. */
    public Timer setInterval(Runnable callback, long millis) {
        return startTimer(callback, Delay.millis(millis, model), true);
    }

    /**
     * Calls back in the next check phase, after polling.
     *
     * @throws UnsupportedOperationException in a browser's model, where there is no check phase
     */
    public Immediate setImmediate(Runnable callback) {
        checkOpen();
        requireModel(false, "setImmediate");
        var immediate = new Immediate(this, phases.immediates, Objects.requireNonNull(callback, "callback"));
        runner.queued(immediate);
        phases.immediates.add(immediate);
        return immediate;
    }

    /**
     * Calls back before any microtask, as soon as the running callback has ended.
     *
     * @throws UnsupportedOperationException in a browser's model, where there is no tick queue
     */
    public void nextTick(Runnable callback) {
        nextTick(Task.of(Kind.TICK, Objects.requireNonNull(callback, "callback")));
    }

    /** As {@link #nextTick(Runnable)}. */
    public void nextTick(Task task) {
        checkOpen();
        requireModel(false, "nextTick");
        phases.checkpoint.tick(task);
    }

    /** Calls back at the checkpoint that follows the running callback. */
    public void queueMicrotask(Runnable callback) {
        queueMicrotask(Task.of(Kind.MICROTASK, Objects.requireNonNull(callback, "callback")));
    }

    /** As {@link #queueMicrotask(Runnable)}. */
    public void queueMicrotask(Task task) {
        checkOpen();
        phases.checkpoint.microtask(task);
    }

    /** Calls back in the closing phase of this turn, the last one first, as in Node. */
    public void queueClose(Runnable callback) {
        checkOpen();
        var task = Task.of(Kind.CLOSE, Objects.requireNonNull(callback, "callback"));
        runner.queued(task);
        phases.closing.add(task);
    }

    /** Calls back in the idle phase of every turn. While there is such a hook, the loop does not sleep. Not in a browser's model. */
    public Hook onIdle(Runnable callback) {
        return hook(phases.idle, callback);
    }

    /** Calls back in every turn, before polling. Not in a browser's model. */
    public Hook onPrepare(Runnable callback) {
        return hook(phases.prepare, callback);
    }

    /** Calls back in every turn, after polling and after the immediates. Not in a browser's model. */
    public Hook onCheck(Runnable callback) {
        return hook(phases.check, callback);
    }

    /** Keeps the loop alive until {@link #unref()}; calls count. */
    public void ref() {
        checkOpen();
        phases.references++;
    }

    /**
     * Takes back one {@link #ref()}.
     *
     * @throws IllegalStateException if there is none to take back
     */
    public void unref() {
        checkThread();
        if (phases.references == 0) {
            throw new IllegalStateException("unref() without a ref() before it");
        }
        phases.references--;
    }

    /**
     * Tells the handler of errors that no callback caught; null for the default, which ends the loop.
     *
     * @return the handler until now
     */
    public @Nullable ErrorHandler onUncaught(@Nullable ErrorHandler handler) {
        checkThread();
        return runner.onError(handler);
    }

    /**
     * Tells the handler of rejected promises that nobody listens to; null for the default, which takes the reason to the
     * handler of uncaught errors.
     */
    public void onUnhandledRejection(@Nullable RejectionHandler handler) {
        checkThread();
        runner.onRejection(handler);
    }

    /** The time since the loop was made, by its clock. */
    public Duration uptime() {
        checkThread();
        phases.updateTime();
        return Duration.ofNanos(phases.nanos());
    }

    /** The context of the running callback. */
    public Context context() {
        checkThread();
        return runner.context();
    }

    /** What runtimes that are built on this loop need of it. */
    public LoopSupport support() {
        return support;
    }

    /** What is left to chance on this loop. */
    public Choices choices() {
        return choices;
    }

    /** What this loop did last. */
    public Recorder recorder() {
        return runner.recorder;
    }

    /** Whose order this loop keeps. */
    public LoopModel model() {
        return model;
    }

    /** The loop's clock. */
    public Clock clock() {
        return clock;
    }

    /** What the loop has done and has still to do. */
    public LoopStatistics statistics() {
        checkThread();
        phases.updateTime();
        return phases.statistics();
    }

    /** Whether the calling thread is the loop's, or a fiber's on top of it. May be called from any thread. */
    public boolean inLoop() {
        return thread.isMine();
    }

    /**
     * Frees what the loop holds; no thread may run it. Fibers that are left are cancelled, and may clean up for ten seconds. What
     * other threads have posted by now runs before that, with the microtasks that come of it, and rejections are reported; so
     * nothing that {@link #execute} has taken is lost. What else is queued does not run. May be called from any thread; of two, one
     * does it, and the other returns at once.
     *
     * @throws IllegalStateException if the loop is running, or another thread has said that the loop stays on it, as
     *     {@link dev.rondo.Rondo#run(dev.rondo.fiber.Body)} does
     */
    @Override
    public void close() {
        if (!closing.get() && thread.isRunning()) {
            throw new IllegalStateException("the loop is running; stop() it before it is closed");
        }
        if (ending.get()) {
            return;
        }
        thread.checkMayEnter();
        if (!ending.compareAndSet(false, true)) {
            return;
        }
        try {
            enter();
            thread.leave();
            support.end();
        } finally {
            closing.set(true);
            closeAtLast();
        }
    }

    private void closeAtLast() {
        enter();
        try {
            phases.runLast();
        } finally {
            support.closed();
            closed = true;
            thread.leave();
            phases.poller.close();
        }
    }

    Runner runner() {
        return runner;
    }

    /** Looks at the clock, and answers in milliseconds since the loop was made. */
    long freshMillis() {
        phases.updateTime();
        return phases.millis();
    }

    void checkThread() {
        thread.check();
    }

    void checkOpen() {
        thread.check();
        if (!thread.isRunning()) {
            if (closed) {
                throw new IllegalStateException("the loop is closed");
            }
            phases.owesCheckpoint = true;
        }
    }

    Timer startTimer(Runnable callback, long millis, boolean interval) {
        checkOpen();
        var timer = new Timer(this, phases.timers, Objects.requireNonNull(callback, "callback"), millis, interval);
        timer.start(freshMillis());
        return timer;
    }

    private Hook hook(Hooks hooks, Runnable callback) {
        checkOpen();
        requireModel(false, "a hook");
        return hooks.add(this, Objects.requireNonNull(callback, "callback"));
    }

    private void enter() {
        if (closed) {
            throw new IllegalStateException("the loop is closed");
        }
        thread.enter(this);
        runner.bind();
    }

    void requireModel(boolean inBrowser, String what) {
        if (browser != inBrowser) {
            throw new UnsupportedOperationException(what + " does not exist in the model " + model);
        }
    }

    /** After an error was handled: a callback whose checkpoint runs the ticks that the error left behind. */
    private static void drainTicks() {}
}
