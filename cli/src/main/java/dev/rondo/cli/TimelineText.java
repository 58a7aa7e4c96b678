package dev.rondo.cli;

import dev.rondo.cli.Timeline.Section;
import dev.rondo.cli.Timeline.Turn;
import dev.rondo.cli.Timeline.Unit;
import dev.rondo.cli.Timeline.Waiting;
import dev.rondo.trace.Event;
import dev.rondo.trace.Origin;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;

/** A timeline for people. */
final class TimelineText {
    private final PrintWriter out;
    private final Ansi ansi;
    private long start;

    TimelineText(PrintWriter out, Ansi ansi) {
        this.out = out;
        this.ansi = ansi;
    }

    void print(Execution execution, Timeline timeline) {
        var turns = timeline.turns();
        start = timeline.start();
        int idle = 0;
        for (var turn : turns) {
            if (turn.sections().stream().allMatch(section -> section.units().isEmpty())) {
                idle++;
                continue;
            }
            idle = printIdle(idle);
            print(turn);
        }
        printIdle(idle);
        out.println();
        out.println(
                execution.isStopped()
                        ? execution.whyStopped()
                        : "The program ended with exit code " + execution.exitCode() + ".");
        if (execution.forgotten() > 0) {
            out.println("It did more than the recorder holds: the first " + execution.forgotten()
                    + " events are not shown.");
        }
    }

    private int printIdle(int idle) {
        if (idle > 0) {
            out.println();
            out.println(idle == 1 ? "one turn in which nothing ran" : idle + " turns in which nothing ran");
        }
        return 0;
    }

    private void print(Turn turn) {
        out.println();
        out.println(
                turn.number() == 0
                        ? strong("before the first turn")
                        : strong("turn " + turn.number()) + "  at " + millis(turn.nanos() - start));
        for (var section : turn.sections()) {
            print(section);
        }
    }

    private void print(Section section) {
        if (section.units().isEmpty()) {
            return;
        }
        out.println("  " + section.phase());
        section.units().forEach(this::print);
    }

    private void print(Unit unit) {
        var cause = unit.event.cause() == 0 ? "" : "   queued by #" + unit.event.cause();
        out.println("    " + strong("#" + unit.event.id() + " " + unit.event.kind()) + "  " + unit.origin() + cause
                + (unit.failed ? "   threw" : ""));
        unit.printed.forEach(line -> out.println("        prints  " + line));
        unit.queued.forEach(event -> out.println("        queues  " + name(event)));
        unit.closed.forEach(event -> out.println("        closes  " + name(event)));
        if (!unit.waiting.isEmpty()) {
            out.println("        then    " + waiting(unit));
        }
    }

    private static String waiting(Unit unit) {
        return unit.waiting.entrySet().stream()
                .map(queue -> queue.getKey().name().toLowerCase(Locale.ROOT) + " " + ids(queue.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String ids(Waiting waiting) {
        var shown = waiting.first().stream().limit(8).map(id -> "#" + id).collect(Collectors.joining(" "));
        return waiting.count() > 8 ? shown + " and " + (waiting.count() - 8) + " more" : shown;
    }

    private static String name(Event event) {
        return "#" + event.id() + " " + event.kind() + "  " + Origin.describe(event.origin());
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
    }

    private String strong(String text) {
        return ansi.enabled() ? Ansi.Style.bold.on() + text + Ansi.Style.reset.on() : text;
    }
}
