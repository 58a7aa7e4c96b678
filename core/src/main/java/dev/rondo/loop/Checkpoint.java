package dev.rondo.loop;

import dev.rondo.trace.Kind;
import dev.rondo.trace.Origin;
import java.util.List;

/**
 * The moment between two callbacks: ticks, then microtasks, again until both queues are empty, then the rejections that
 * nobody handled. In the browser's models there are no ticks, and rejections are reported in a task of their own.
 */
final class Checkpoint {
    private final TaskQueue ticks = new TaskQueue();
    private final TaskQueue microtasks = new TaskQueue();
    private final Runner runner;
    private final Rejections rejections;
    private final boolean browser;
    private final TaskQueue tasks;

    Checkpoint(Runner runner, boolean browser, TaskQueue tasks) {
        this.runner = runner;
        this.browser = browser;
        this.tasks = tasks;
        this.rejections = new Rejections(runner);
    }

    void tick(Task task) {
        runner.queued(task);
        ticks.add(task);
    }

    void microtask(Task task) {
        runner.queued(task);
        microtasks.add(task);
    }

    void rejected(Rejection rejection) {
        rejections.rejected(rejection);
    }

    /** Where it comes late it is told at the end of the checkpoint; in a browser's model by a task. */
    void handled(Rejection rejection) {
        if (!rejections.handled(rejection)) {
            return;
        }
        if (browser) {
            queueReport(List.of(rejection));
        } else {
            rejections.handledLate(rejection);
        }
    }

    boolean isClear() {
        return microtasks.isEmpty() && ticks.isEmpty();
    }

    int ticks() {
        return ticks.count();
    }

    int microtasks() {
        return microtasks.count();
    }

    /**
     * Empties the queues, and says whether it came to the end. As in Node, a tick or a handler of rejections that throws
     * ends the checkpoint; what is left waits for the next one.
     */
    boolean run() {
        boolean reported;
        do {
            for (var tick = ticks.poll(); tick != null; tick = ticks.poll()) {
                if (!runner.run(tick)) {
                    return false;
                }
            }
            for (var microtask = microtasks.poll(); microtask != null; microtask = microtasks.poll()) {
                runner.run(microtask);
            }
            reported = false;
            if (ticks.isEmpty() && !rejections.isEmpty()) {
                if (browser) {
                    queueReport(rejections.take());
                    return true;
                }
                if (!rejections.report()) {
                    return false;
                }
                reported = true;
            }
        } while (reported || !ticks.isEmpty());
        return true;
    }

    private void queueReport(List<Rejection> due) {
        var report = new Report(rejections, due);
        runner.queued(report);
        tasks.add(report);
    }

    private static final class Report extends Task {
        private static final int ORIGIN = Origin.of("rejections that nobody handled");

        private final Rejections rejections;
        private final List<Rejection> due;

        Report(Rejections rejections, List<Rejection> due) {
            this.rejections = rejections;
            this.due = due;
        }

        @Override
        protected void run() {
            rejections.report(due);
        }

        @Override
        protected Kind kind() {
            return Kind.TASK;
        }

        @Override
        protected int origin() {
            return ORIGIN;
        }
    }
}
