package dev.rondo.loop;

import dev.rondo.context.ContextSlot;
import dev.rondo.trace.Kind;
import dev.rondo.trace.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What runtimes that are built on a loop need of it: fibers, promises, guest languages, pollers. Programs have no use for it.
 * For the loop's thread only.
 */
public final class LoopSupport {
    private final EventLoop loop;
    private final Phases phases;
    private final Runner runner;
    private final LoopThread thread;
    private final Map<Class<?>, Object> attachments = new HashMap<>();
    private final List<Runnable> ending = new ArrayList<>();
    private final List<Runnable> closing = new ArrayList<>();

    LoopSupport(EventLoop loop, LoopThread thread, Phases phases, Runner runner) {
        this.loop = loop;
        this.thread = thread;
        this.phases = phases;
        this.runner = runner;
    }

    /**
     * Adds a task to the run queue, which is drained in bounded batches once a turn: tasks that add each other for ever
     * starve neither timers nor I/O.
     */
    public void schedule(Task task) {
        loop.checkThread();
        runner.queued(task);
        phases.runnable.add(task);
    }

    /** Runs a task now, inside the running callback and with no checkpoint after it: for coroutines, which start at once. */
    public void runInside(Task task) {
        loop.checkOpen();
        runner.queued(task);
        runner.run(task);
    }

    /** As {@link EventLoop#setTimeout(Runnable, Duration)}, but a long delay is not cut to Node's 31 bits of milliseconds. */
    public Timer setTimeout(Runnable callback, Duration delay) {
        return loop.startTimer(callback, Delay.exactMillis(delay, loop.model()), false);
    }

    /** As {@link EventLoop#setInterval(Runnable, Duration)}, as {@link #setTimeout}. */
    public Timer setInterval(Runnable callback, Duration period) {
        return loop.startTimer(callback, Delay.exactMillis(period, loop.model()), true);
    }

    /**
     * Runs a task in the poll phase of the turn that comes next, or of this one if that is still ahead, behind what other
     * threads have posted. Until then the loop does not sleep, but if nothing else keeps it alive, it ends.
     */
    public void queuePolled(Task task) {
        loop.checkOpen();
        runner.queued(task);
        phases.polled.add(task);
    }

    /**
     * Runs a task of which the outcome is known already, but is to be told later, as libuv does what it feeds back to itself: after
     * the events of the poll phase if that runs now, otherwise in the next pending phase.
     */
    public void queueFed(Task task) {
        if (runner.recorder.phase() == Phase.POLL) {
            loop.checkOpen();
            runner.queued(task);
            phases.fed.add(task);
        } else {
            loop.execute(task);
        }
    }

    /**
     * Calls back at the beginning of the poll phase that comes next, before the loop looks at what is ready or sleeps: for
     * operations of channels that fibers and callbacks have asked for.
     */
    public void queueBeforePoll(Runnable callback) {
        queueBeforePoll(Task.of(Kind.IO, Objects.requireNonNull(callback, "callback")));
    }

    /** As {@link #queueBeforePoll(Runnable)}, for a task that may be queued again once it runs. */
    public void queueBeforePoll(Task task) {
        loop.checkOpen();
        runner.queued(task);
        phases.operations.add(task);
    }

    /** Milliseconds since the loop was made, by its last look at the clock, which it takes once or twice a turn. */
    public long turnMillis() {
        return phases.millis();
    }

    /**
     * Refuses strangers.
     *
     * @throws WrongThreadException if the caller is not the loop's thread, nor a fiber on top of it
     */
    public void checkThread() {
        loop.checkThread();
    }

    /** Whether that thread runs the loop now, and is not a fiber's on top of it. May be called from any thread. */
    public boolean isCarrier(Thread candidate) {
        return thread.isCarrier(candidate);
    }

    /** From now on no thread but the calling one, which runs the loop, may run it, or close it. To be said before its first socket. */
    public void stayOnThread() {
        thread.stay();
    }

    /** Whether only one thread runs the loop and will close it, which pollers may make use of. */
    public boolean staysOnThread() {
        return thread.stays();
    }

    /** From the next poll on the loop waits in that, and closes the one in which it has waited until now. */
    public void replacePoller(Poller next) {
        loop.checkOpen();
        var before = phases.poller;
        phases.poller = next;
        phases.inbox.replacePoller(next);
        before.close();
    }

    /**
     * Runs a task now, with the checkpoint after it. For pollers, which hand over what became ready.
     *
     * @return whether neither threw an error that had to be handled
     */
    public boolean dispatch(Task task) {
        loop.checkOpen();
        if (runner.recorder.phase() != Phase.POLL) {
            runner.recorder.phase(Phase.POLL);
        }
        runner.queued(task);
        return phases.dispatch(task);
    }

    /** As {@link #dispatch(Task)}, for a callback. */
    public boolean dispatch(Runnable callback) {
        return dispatch(Task.of(Kind.IO, Objects.requireNonNull(callback, "callback")));
    }

    /**
     * Runs a task before the next rendering, 60 times a second at most.
     *
     * @throws UnsupportedOperationException in Node's models, which render nothing
     */
    public void requestFrame(Task task) {
        loop.checkOpen();
        loop.requireModel(true, "requestFrame");
        runner.queued(task);
        phases.requestFrame(task);
    }

    /**
     * Runs a task when the loop has nothing else to do.
     *
     * @throws UnsupportedOperationException in Node's models
     */
    public void requestIdle(Task task) {
        loop.checkOpen();
        loop.requireModel(true, "requestIdle");
        runner.queued(task);
        phases.rendering.requestIdle(task);
    }

    /** Whether a microtask that were queued now would be the first to run once the running callback has ended. */
    public boolean isCheckpointClear() {
        return phases.checkpoint.isClear();
    }

    /**
     * Until this is called with null, a virtual thread runs on top of the loop's thread, and what it does counts as done by
     * the loop. Its handler of uncaught errors is a {@link LoopRider}.
     */
    public void mount(@Nullable Thread rider) {
        if (rider != null) {
            phases.noticeInterrupt(); // mounting clears it
        }
        thread.mount(rider);
    }

    /** What a floor above keeps with this loop, made when it is first asked for. */
    public <A> A attachment(Class<A> type, Function<EventLoop, A> make) {
        loop.checkThread();
        var known = attachments.get(type);
        if (known == null) {
            // one that is being made may ask for others
            known = make.apply(loop);
            attachments.put(type, known);
        }
        return type.cast(known);
    }

    /**
     * Calls back when the loop is to be closed.
     *
     * @param first may still run turns of the loop
     * @param last comes after the last of the loop's work
     */
    public void onClose(Runnable first, Runnable last) {
        loop.checkThread();
        ending.add(Objects.requireNonNull(first, "first"));
        closing.add(Objects.requireNonNull(last, "last"));
    }

    /** Takes an error to the handler as if the running callback had thrown it, but lets the callback go on. */
    public void reportUncaught(Throwable error) {
        loop.checkThread();
        runner.failed(Objects.requireNonNull(error, "error"), runner.running());
    }

    /** A promise was rejected and nobody listens; at the end of the checkpoint the rejection is reported. */
    public void rejected(Rejection rejection) {
        loop.checkThread();
        phases.owesCheckpoint |= !thread.isRunning();
        phases.checkpoint.rejected(rejection);
    }

    /** Somebody began to listen to a promise that was {@linkplain #rejected rejected}. */
    public void handled(Rejection rejection) {
        loop.checkThread();
        phases.checkpoint.handled(rejection);
    }

    void end() {
        ending.forEach(Runnable::run);
    }

    void closed() {
        closing.forEach(Runnable::run);
    }

    ContextSlot contextSlot() {
        return runner.slot();
    }
}
