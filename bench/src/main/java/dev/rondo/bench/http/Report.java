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
        var head = "server                  requests/s     99 % us    CPU us    median  / floor / netty-epoll   busy";
        out.println(head + (hasMemory ? "   bytes/connection" : ""));
        for (var result : results) {
            var memory = String.format(Locale.ROOT, "   %16.0f", result.bytesPerConnection());
            out.println(row(result, byName) + (hasMemory ? memory : ""));
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
        double micros99 = result.micros99();
        return String.format(
                Locale.ROOT,
                "%-22s %11.0f %11s %9.2f %9.2f %8s %13s %4.0f %%",
                result.server(),
                result.perSecond(),
                Double.isNaN(micros99) ? "-" : String.format(Locale.ROOT, "%.0f", micros99),
                result.cpu(),
                result.medianCpu(),
                ratio(result, all.get(Server.FLOOR)),
                ratio(result, all.get(Server.NETTY)),
                100 * result.busy());
    }

    private static String ratio(Result result, @Nullable Result other) {
        return other == null ? "-" : String.format(Locale.ROOT, "%.2f", result.cpu() / other.cpu());
    }

    private void verdict(Goal.Verdict verdict) {
        var met = verdict.isMet() ? coloured(GREEN, "met") : coloured(RED, "not met");
        out.println(String.format(Locale.ROOT, "  %-70s %6.2f   ", verdict.words(), verdict.ratio()) + met);
    }

    private String coloured(String code, String text) {
        return isColoured ? "\033[" + code + "m" + text + "\033[0m" : text;
    }
}
