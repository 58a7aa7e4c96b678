package dev.rondo.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;

/** Outputs in columns. Lines that are not the same everywhere are marked, and coloured on a terminal. */
final class SideBySide {
    private static final int MARGIN = 7;
    private static final int GAP = 2;
    private static final int LEAST_WIDTH = 12;

    /** Stands for a line that an execution did not print, which is not the same as an empty one. */
    private static final String ABSENT = "\0";

    private final List<Execution> executions;
    private final List<List<String>> columns;
    private final int width;
    private final Ansi ansi;

    SideBySide(List<Execution> executions, int terminal, Ansi ansi) {
        this.executions = executions;
        this.ansi = ansi;
        columns = executions.stream().map(Execution::text).toList();
        int longest = columns.stream()
                .flatMap(List::stream)
                .mapToInt(String::length)
                .max()
                .orElse(0);
        int room = (terminal - MARGIN) / executions.size() - GAP;
        width = Math.max(LEAST_WIDTH, Math.min(room, longest));
    }

    void print(PrintWriter out) {
        out.println(" ".repeat(MARGIN)
                + row(cells(execution -> Model.name(execution.model()))).stripTrailing());
        out.println(" ".repeat(MARGIN) + row(cells(_ -> "─".repeat(width))));
        int lines = columns.stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < lines; i++) {
            int line = i;
            print(
                    out,
                    Integer.toString(i + 1),
                    columns.stream()
                            .map(column -> line < column.size() ? column.get(line) : ABSENT)
                            .toList());
        }
        if (executions.stream().anyMatch(execution -> execution.exitCode() != 0)) {
            print(out, "exit", cells(SideBySide::end));
        }
    }

    private static String end(Execution execution) {
        return execution.isStopped() ? "stopped" : Integer.toString(execution.exitCode());
    }

    private List<String> cells(Function<Execution, String> cell) {
        return executions.stream().map(cell).toList();
    }

    private void print(PrintWriter out, String label, List<String> cells) {
        boolean same = cells.stream().allMatch(cell -> cell.equals(cells.getFirst()));
        var margin = "%4s %s ".formatted(label, same ? " " : "≠");
        var text = (margin + row(same ? cells : fromTheDifference(cells)))
                .replace(ABSENT, " ")
                .stripTrailing();
        if (same || !ansi.enabled()) {
            out.println(text);
        } else {
            out.println(Ansi.Style.bold.on() + Ansi.Style.fg_yellow.on() + text + Ansi.Style.reset.on());
        }
    }

    /** Lines that are too long for their columns lose their common beginning, so that one sees where they differ. */
    private List<String> fromTheDifference(List<String> cells) {
        var lines = cells.stream().filter(cell -> !cell.equals(ABSENT)).toList();
        int shared = lines.stream()
                .mapToInt(line -> commonPrefix(line, lines.getFirst()))
                .min()
                .orElse(0);
        int skipped = shared - width / 4;
        if (skipped <= 1 || lines.stream().allMatch(line -> line.length() <= width)) {
            return cells;
        }
        return cells.stream()
                .map(cell -> cell.equals(ABSENT) ? cell : "…" + cell.substring(skipped))
                .toList();
    }

    private static int commonPrefix(String one, String other) {
        int mismatch = Arrays.mismatch(one.toCharArray(), other.toCharArray());
        return mismatch < 0 ? one.length() : mismatch;
    }

    private String row(List<String> cells) {
        return cells.stream().map(this::cell).collect(Collectors.joining(" ".repeat(GAP)));
    }

    private String cell(String text) {
        var flat = text.replace("\t", "    ");
        return flat.length() > width ? flat.substring(0, width - 1) + "…" : flat + " ".repeat(width - flat.length());
    }
}
