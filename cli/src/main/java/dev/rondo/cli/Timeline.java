package dev.rondo.cli;

import dev.rondo.trace.Event;
import dev.rondo.trace.Kind;
import dev.rondo.trace.Origin;
import dev.rondo.trace.Phase;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a recorder saw, put together again: turns, their phases, the units that ran in them, and what each of them did. */
final class Timeline {
    private final List<Turn> turns = new ArrayList<>();
    private final Map<Queue, Set<Long>> waiting = new EnumMap<>(Queue.class);
    private @Nullable Unit running;

    /**
     * A turn of the loop; 0 is what came before the first.
     *
     * @param nanos the loop's clock at its start
     */
    record Turn(long number, long nanos, List<Section> sections) {}

    /** The part of a turn that was spent in one phase. */
    record Section(Phase phase, List<Unit> units) {}

    /** A queue, as people call it. */
    enum Queue {
        TICKS,
        MICROTASKS,
        TIMERS,
        IMMEDIATES,
        TASKS,
        OTHERS;

        static Queue of(Kind kind) {
            return switch (kind) {
                case TICK -> TICKS;
                case MICROTASK, REACTION -> MICROTASKS;
                case TIMEOUT, INTERVAL -> TIMERS;
                case IMMEDIATE -> IMMEDIATES;
                case POSTED, TASK, IO -> TASKS;
                case SCRIPT, FIBER, HOOK, CLOSE, FRAME, IDLE -> OTHERS;
            };
        }
    }

    /**
     * What stands in a queue.
     *
     * @param count how many units
     * @param first the first of them, a hundred at most
     */
    record Waiting(int count, List<Long> first) {
        private static final int MOST = 100;

        static Waiting of(Set<Long> ids) {
            return new Waiting(ids.size(), ids.stream().limit(MOST).toList());
        }
    }

    /** A unit of work that ran: what it printed, queued and closed, and what then stood in each queue. */
    static final class Unit {
        final Event event;
        final List<String> printed = new ArrayList<>();
        final List<Event> queued = new ArrayList<>();
        final List<Event> closed = new ArrayList<>();
        final Map<Queue, Waiting> waiting = new EnumMap<>(Queue.class);
        boolean failed;

        Unit(Event event) {
            this.event = event;
        }

        String origin() {
            return Origin.describe(event.origin());
        }
    }

    private Timeline() {}

    static Timeline of(Execution execution) {
        var timeline = new Timeline();
        long at = execution.forgotten();
        var lines = execution.output().iterator();
        var line = lines.hasNext() ? lines.next() : null;
        for (var event : execution.events()) {
            for (; line != null && line.after() <= at; line = lines.hasNext() ? lines.next() : null) {
                timeline.printed(line.text());
            }
            timeline.add(event);
            at++;
        }
        for (; line != null; line = lines.hasNext() ? lines.next() : null) {
            timeline.printed(line.text());
        }
        timeline.endUnit();
        return timeline;
    }

    List<Turn> turns() {
        return turns;
    }

    /** The loop's clock at the start of the first turn. */
    long start() {
        return turns.stream()
                .filter(turn -> turn.number() > 0)
                .findFirst()
                .map(Turn::nanos)
                .orElse(0L);
    }

    private void printed(String line) {
        if (running != null) {
            running.printed.add(line);
        }
    }

    private void add(Event event) {
        switch (event.what()) {
            case TURN -> {
                endUnit();
                turns.add(new Turn(event.turn(), event.nanos(), new ArrayList<>()));
            }
            case PHASE -> {
                endUnit();
                sections(event).add(new Section(event.phase(), new ArrayList<>()));
            }
            case QUEUED -> {
                queue(event).add(event.id());
                if (running != null && running.event.id() == event.cause()) {
                    running.queued.add(event);
                }
            }
            case CANCELLED -> {
                queue(event).remove(event.id());
                if (running != null) {
                    running.closed.add(event);
                }
            }
            case RUN -> {
                endUnit();
                queue(event).remove(event.id());
                running = new Unit(event);
                units(event).add(running);
            }
            case FAILED -> {
                if (running != null) {
                    running.failed = true;
                }
            }
        }
    }

    private void endUnit() {
        if (running == null) {
            return;
        }
        for (var queue : waiting.entrySet()) {
            if (!queue.getValue().isEmpty()) {
                running.waiting.put(queue.getKey(), Waiting.of(queue.getValue()));
            }
        }
        running = null;
    }

    private Set<Long> queue(Event event) {
        return waiting.computeIfAbsent(Queue.of(event.kind()), _ -> new LinkedHashSet<>());
    }

    private List<Section> sections(Event event) {
        if (turns.isEmpty()) {
            turns.add(new Turn(0, event.nanos(), new ArrayList<>()));
        }
        return turns.getLast().sections();
    }

    private List<Unit> units(Event event) {
        var sections = sections(event);
        if (sections.isEmpty()) {
            sections.add(new Section(event.phase(), new ArrayList<>()));
        }
        return sections.getLast().units();
    }
}
