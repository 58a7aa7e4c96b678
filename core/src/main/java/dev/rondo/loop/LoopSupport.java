package dev.rondo.loop;

import dev.rondo.trace.Phase;
import java.util.Objects;

/**
 * What runtimes that are built on a loop need of it: promises, guest languages, pollers. Programs have no use for it.
 * For the loop's thread only.
 */
public final class LoopSupport {
    private final EventLoop loop;
    private final Phases phases;
    private final Runner runner;
    private final LoopThread thread;

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
        loop.checkOpen();
        runner.queued(task);
        phases.runnable.add(task);
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
}
