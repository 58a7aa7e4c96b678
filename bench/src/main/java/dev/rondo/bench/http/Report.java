package dev.rondo.bench.http;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the tables. */
final class Report {
    private static final String BOLD = "1";
    private static final String GREEN = "32";
    private static final String RED = "31";
    private static final String HEAD = "%-22s %11s %11s %9s %9s %8s %13s %6s";

    private final PrintStream out;
    private final boolean isColoured;

    Report(PrintStream out, boolean isColoured) {
        this.out = out;
        this.isColoured = isColoured;
    }

    void line(String text) {
        out.println(text);
    }

    /** A table of what all servers did under one load, and whether the goals for it are met. */
    void table(Workload workload, String about, List<Result> results) {
        var byName = results.stream().collect(Collectors.toMap(Result::server, Function.identity()));
        boolean hasMemory = results.stream().anyMatch(each -> !Double.isNaN(each.bytesPerConnection()));
        out.println();
        out.println(coloured(BOLD, workload.title() + ": " + about));
        out.println(String.format(
                        HEAD, "server", "requests/s", "99 % us", "CPU us", "median", "/ floor", "/ netty-epoll", "busy")
                + (hasMemory ? "   bytes/connection" : ""));
        for (var result : results) {
            out.println(row(result, byName) + (hasMemory ? format("   %16.0f", result.bytesPerConnection()) : ""));
        }
        for (var result : results) {
            if (result.errors() > 0) {
                out.println(coloured(RED, result.server() + ": " + result.errors() + " errors"));
            }
        }
        Goal.ALL.stream()
                .filter(goal -> goal.workload() == workload)
                .flatMap(goal -> goal.judge(byName).stream())
                .forEach(this::verdict);
    }

    private static String row(Result result, Map<String, Result> all) {
        return format("%-22s %11.0f", result.server(), result.perSecond())
                + format(" %11s", Double.isNaN(result.micros99()) ? "-" : format("%.0f", result.micros99()))
                + format(" %9.2f %9.2f", result.cpu(), result.medianCpu())
                + ratio(" %8s", result, all.get(Server.FLOOR))
                + ratio(" %13s", result, all.get(Server.NETTY))
                + format(" %4.0f %%", 100 * result.busy());
    }

    private static String ratio(String width, Result result, @Nullable Result other) {
        return format(width, other == null ? "-" : format("%.2f", result.cpu() / other.cpu()));
    }

    private void verdict(Goal.Verdict verdict) {
        var met = verdict.isMet() ? coloured(GREEN, "met") : coloured(RED, "not met");
        out.println(format("  %-70s %6.2f   ", verdict.words(), verdict.ratio()) + met);
    }

    private String coloured(String code, String text) {
        return isColoured ? "\033[" + code + "m" + text + "\033[0m" : text;
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
