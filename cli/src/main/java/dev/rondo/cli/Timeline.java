package dev.rondo.cli;

import dev.rondo.trace.Event;
import dev.rondo.trace.Kind;
import dev.rondo.trace.Origin;
import dev.rondo.trace.Phase;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a recorder saw, put together again: turns, their phases, the units that ran in them, and what each of them did. */
final class Timeline {
    private final List<Turn> turns = new ArrayList<>();
    private final Map<Long, Event> waiting = new LinkedHashMap<>();
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

    /** A unit of work that ran: what it printed, queued and closed, and what then stood in each queue. */
    static final class Unit {
        final Event event;
        final List<String> printed = new ArrayList<>();
        final List<Event> queued = new ArrayList<>();
        final List<Event> closed = new ArrayList<>();
        final Map<Queue, List<Long>> waiting = new EnumMap<>(Queue.class);
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
                waiting.put(event.id(), event);
                if (running != null && running.event.id() == event.cause()) {
                    running.queued.add(event);
                }
            }
            case CANCELLED -> {
                waiting.remove(event.id());
                if (running != null) {
                    running.closed.add(event);
                }
            }
            case RUN -> {
                endUnit();
                waiting.remove(event.id());
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
        for (var event : waiting.values()) {
            running.waiting
                    .computeIfAbsent(Queue.of(event.kind()), _ -> new ArrayList<>())
                    .add(event.id());
        }
        running = null;
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
