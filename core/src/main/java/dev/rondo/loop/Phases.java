package dev.rondo.loop;

import dev.rondo.internal.Sneaky;
import dev.rondo.trace.Phase;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The queues of a loop and the phases that empty them. {@link #turn} is the whole of an event loop; the rest of this class
 * says what each of its words means.
 *
 * <p>A unit of work is followed by the checkpoint, with two exceptions that Node makes: a callback that throws has none,
 * so that ticks queued before wait for the next callback; and in Node 10 a list of timers, and all immediates of a turn,
 * have one together.
 */
final class Phases {
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    /** Counted and not timed, so that the order does not depend on how fast the machine is. */
    private static final int FIBER_BATCH = 64;

    private static final int POSTED_BATCH = 1024;

    /** Of what the poll phase feeds back to itself; libuv's number. */
    private static final int MOST_ROUNDS = 8;

    final Checkpoint checkpoint;
    final Timers timers;
    final Immediates immediates = new Immediates();
    final TaskQueue pending = new TaskQueue();
    final TaskQueue runnable = new TaskQueue();
    final TaskQueue operations = new TaskQueue();
    final TaskQueue polled = new TaskQueue();

    /** What the poll phase has fed back to itself. */
    final TaskQueue fed = new TaskQueue();

    final TaskQueue closing = new TaskQueue();
    final Rendering rendering = new Rendering();
    final Hooks idle = new Hooks();
    final Hooks prepare = new Hooks();
    final Hooks check = new Hooks();
    final Inbox inbox;

    private final TaskQueue posted = new TaskQueue();
    private final Runner runner;
    private final LoopModel model;
    private final Clock clock;
    Poller poller;
    private final long epoch;
    private long now;
    private long turns;
    private long waited;
    private boolean timersRan;
    private final Choices choices;
    int references;
    int handles;

    /** Whether ticks, microtasks or rejections wait that no callback will be followed by. */
    boolean owesCheckpoint;

    volatile boolean stopping;

    /** Whether it stops for an interrupt of its thread. */
    boolean interrupted;

    Phases(LoopModel model, Clock clock, Poller poller, Choices choices, Runner runner) {
        this.model = model;
        this.clock = clock;
        this.poller = poller;
        this.choices = choices;
        this.runner = runner;
        inbox = new Inbox(poller);
        checkpoint = new Checkpoint(runner, model.isBrowser(), pending);
        timers = new Timers(model, pending);
        epoch = clock.nanoTime();
        now = epoch;
    }

    /** One turn of the loop. */
    void turn(boolean mayWait) {
        updateTime();
        runner.recorder.turn(++turns, now);
        if (model.isBrowser()) {
            runTask();
            runFibers();
            render();
            runIdlePeriod();
            poll(mayWait);
        } else {
            runTimers();
            runPending();
            runFibers();
            runHooks(idle, Phase.IDLE);
            runHooks(prepare, Phase.PREPARE);
            poll(mayWait);
            runPosted();
            runSome(polled, Phase.POLL);
            runFed();
            runChecks();
        }
        runClosing();
    }

    /** A turn, and the timers that became due while it waited, as libuv runs them once more in {@code UV_RUN_ONCE}. */
    void singleTurn(boolean mayWait) {
        turn(mayWait);
        if (mayWait && !model.isBrowser()) {
            updateTime();
            runTimers();
        }
    }

    /** Whether anything that keeps the loop alive can still happen. */
    boolean alive() {
        return references > 0
                || handles > 0
                || timers.keepAlive()
                || immediates.keepAlive()
                || !pending.isEmpty()
                || !runnable.isEmpty()
                || !operations.isEmpty()
                || !closing.isEmpty()
                || hasPosted()
                || !rendering.isEmpty()
                || idle.keepAlive()
                || prepare.keepAlive()
                || check.keepAlive();
    }

    /** Runs a unit of work, then the checkpoint, and says whether both came to their ends. */
    boolean dispatch(Task task) {
        boolean ended = runner.run(task);
        return (ended || model.isBrowser()) && checkpoint.run() && ended;
    }

    /** What was queued while the loop did not run, or before an error ended it, has waited for this. */
    void payCheckpoint() {
        if (owesCheckpoint) {
            owesCheckpoint = false;
            checkpoint.run();
        }
    }

    void updateTime() {
        now = clock.nanoTime();
    }

    /** Milliseconds since the loop was made, as of the last look at the clock. */
    long millis() {
        return (now - epoch) / MILLI;
    }

    /** Nanoseconds since the loop was made, as of the last look at the clock. */
    long nanos() {
        return now - epoch;
    }

    void requestFrame(Task task) {
        updateTime();
        rendering.requestFrame(task, now);
    }

    LoopStatistics statistics() {
        return new LoopStatistics(
                turns,
                runner.units(),
                Duration.ofNanos(nanos()),
                Duration.ofNanos(waited),
                timers.active(),
                immediates.active(),
                checkpoint.ticks(),
                checkpoint.microtasks(),
                pending.count() + posted.count(),
                closing.count(),
                references + handles);
    }

    private void runTimers() {
        timersRan = false;
        if (model.batch == LoopModel.Batch.LIST) {
            runLists();
            return;
        }
        long due = millis();
        boolean owed = false;
        for (var list = timers.peekDue(due); list != null; list = timers.peekDue(due)) {
            owed = (!owed || checkpoint.run()) && runTimers(list, due);
        }
        if (timersRan) {
            checkpoint.run();
        }
    }

    /**
     * In Node 10 each list has a callback of its own, which is called again after an error, until there is none. Each call
     * looks at the clock, so that lists that have become due in the meantime run, too.
     */
    private void runLists() {
        for (var list = timers.peekDue(millis()); list != null; list = timers.peekDue(millis())) {
            do {
                updateTime();
            } while (!runTimers(list, millis()) || !checkpoint.run());
        }
    }

    /**
     * Runs a list's timers that are due, and says whether it came to its end. An error is that of Node's whole function: it
     * begins anew with the list that is then the first, and owes nobody a checkpoint.
     */
    private boolean runTimers(TimerList list, long due) {
        boolean each = model.batch == LoopModel.Batch.CALLBACK;
        boolean owed = false;
        for (var timer = timers.peekDue(list, due); timer != null; timer = timers.peekDue(list, due)) {
            if (owed && !checkpoint.run()) {
                return false;
            }
            // the checkpoint may have closed it; but if it was refreshed, it runs all the same
            if (timers.takeOut(timer) && !runTimer(timer)) {
                return false;
            }
            owed = each;
        }
        return true;
    }

    private boolean runTimer(Timer timer) {
        if (!timersRan) {
            timersRan = true;
            runner.recorder.phase(Phase.TIMERS);
        }
        return runner.run(timer);
    }

    private void runPending() {
        runSome(pending, Phase.PENDING);
    }

    /** Runs what other threads have posted so far, but not so much that they could keep the loop from everything else. */
    private void runPosted() {
        collectPosted(posted, POSTED_BATCH);
        runSome(posted, Phase.POLL);
    }

    /** Runs fibers, and those that they wake, but not so many that they could keep the loop from everything else. */
    private void runFibers() {
        if (runnable.isEmpty()) {
            return;
        }
        runner.recorder.phase(Phase.FIBERS);
        for (int left = FIBER_BATCH; left > 0 && !runnable.isEmpty(); left--) {
            dispatch(choices.shufflesFibers() ? runnable.pollAny(choices) : runnable.take());
        }
    }

    /** Runs what stands in a queue now, but not what joins it meanwhile. */
    private void runSome(TaskQueue queue, Phase phase) {
        var last = queue.last();
        if (last == null) {
            return;
        }
        runner.recorder.phase(phase);
        boolean more = true;
        while (more) {
            var task = queue.poll();
            if (task == null) {
                return;
            }
            more = !last.equals(task);
            dispatch(task);
        }
    }

    /** As libuv does: some rounds of it, so that it cannot starve the other phases. */
    private void runFed() {
        for (int i = 0; i < MOST_ROUNDS && !fed.isEmpty(); i++) {
            runSome(fed, Phase.POLL);
        }
    }

    private void runHooks(Hooks hooks, Phase phase) {
        if (hooks.isEmpty()) {
            return;
        }
        runner.recorder.phase(phase);
        for (var hook : hooks.all()) {
            if (hook.isActive()) {
                runner.queuedElsewhere(hook.task());
                dispatch(hook.task());
            }
        }
    }

    private void runChecks() {
        if (model.checksBeforeImmediates()) {
            checkpoint.run();
        }
        if (immediates.active() > 0) {
            runner.recorder.phase(Phase.CHECK);
            runImmediates();
        } else {
            immediates.discard();
        }
        runHooks(check, Phase.CHECK);
    }

    private void runImmediates() {
        boolean each = model.batch == LoopModel.Batch.CALLBACK;
        boolean ended = false;
        immediates.beginBatch();
        for (var immediate = immediates.poll(); immediate != null; immediate = immediates.poll()) {
            ended = runner.run(immediate);
            if (ended && each) {
                checkpoint.run();
            } else if (!ended && each && immediates.isBatchEmpty()) {
                immediates.beginBatch();
            }
        }
        if (ended && !each) {
            checkpoint.run();
        }
    }

    private void runClosing() {
        closing.reverse();
        runSome(closing, Phase.CLOSING);
    }

    /** A browser's turn: the oldest task that is ready; timers become ready when they are due. */
    private void runTask() {
        boolean waiting = !pending.isEmpty() || !inbox.isEmpty();
        if (!waiting && rendering.frameDue() <= now && rendering.frameDue() < timerDue()) {
            return; // the loop is late: the frame comes first, since it was due before any timer
        }
        timers.moveDue(millis());
        collectPosted(pending, 1);
        for (var task = pending.poll(); task != null; task = pending.poll()) {
            if (!(task instanceof DueTimer due) || due.isValid()) {
                runner.recorder.phase(Phase.TASK);
                dispatch(task);
                return;
            }
        }
    }

    private void render() {
        if (rendering.frameDue() <= now || rendering.isInterrupted()) {
            rendering.beginFrame();
            runRendering(Phase.RENDER);
        }
    }

    private void runIdlePeriod() {
        if (rendering.hasIdle() && pending.isEmpty() && inbox.isEmpty() && timers.nextDue() > millis()) {
            rendering.beginIdlePeriod();
            runRendering(Phase.IDLE);
        }
    }

    private void runRendering(Phase phase) {
        runner.recorder.phase(phase);
        for (var task = rendering.poll(); task != null; task = rendering.poll()) {
            dispatch(task);
        }
    }

    private void collectPosted(TaskQueue queue, int most) {
        for (int left = most; left > 0; left--) {
            var task = inbox.poll();
            if (task == null) {
                return;
            }
            runner.queuedElsewhere(task);
            queue.add(task);
        }
    }

    /** Runs what other threads have posted, for the last time; an error keeps none of it from running. */
    void runLast() {
        for (var task : inbox.close()) {
            runner.queuedElsewhere(task);
            posted.add(task);
        }
        @Nullable Throwable failure = null;
        for (boolean done = false; !done; ) {
            try {
                payCheckpoint();
                runSome(posted, Phase.POLL);
                done = posted.isEmpty() && checkpoint.run();
            } catch (Throwable error) {
                if (failure == null) {
                    failure = error;
                } else if (!failure.equals(error)) {
                    failure.addSuppressed(error);
                }
            }
        }
        if (failure != null) {
            throw Sneaky.rethrow(failure);
        }
    }

    private boolean hasPosted() {
        return !posted.isEmpty() || !inbox.isEmpty();
    }

    private void poll(boolean mayWait) {
        runSome(operations, Phase.POLL);
        long nanos = mayWait ? timeout() : 0;
        if (nanos > 0 && references == 0 && clock.skip(nanos)) {
            waited += nanos;
            nanos = 0;
        }
        if (nanos == 0) {
            poller.poll(0);
            return;
        }
        inbox.sleep();
        long before = clock.nanoTime();
        poller.poll(inbox.isEmpty() && !stopping ? nanos : 0);
        inbox.awake();
        updateTime();
        waited += now - before;
        noticeInterrupt();
    }

    /** An interrupt of the loop's thread stops the loop. */
    void noticeInterrupt() {
        if (Thread.currentThread().isInterrupted()) {
            stopping = true;
            interrupted = true;
        }
    }

    /** How long nothing can happen unless something arrives, in nanoseconds. */
    private long timeout() {
        if (stopping
                || hasPosted()
                || !pending.isEmpty()
                || !runnable.isEmpty()
                || !closing.isEmpty()
                || !polled.isEmpty()
                || !fed.isEmpty()
                || !operations.isEmpty()
                || !idle.isEmpty()
                || immediates.keepAlive()
                || rendering.hasIdle()
                || !alive()) {
            return 0;
        }
        long due = Math.min(timerDue(), rendering.frameDue());
        return due == Long.MAX_VALUE ? Poller.FOREVER : Math.max(0, due - clock.nanoTime());
    }

    /** When the next timer is due, by the clock; {@link Long#MAX_VALUE} for never. */
    private long timerDue() {
        long next = timers.nextDue();
        return next == Long.MAX_VALUE ? Long.MAX_VALUE : epoch + next * MILLI;
    }
}
