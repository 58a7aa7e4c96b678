package dev.rondo.bench.http;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Starts the servers, measures them under each load and prints what came out. Started by {@code bench/http}. */
final class HttpBench {
    private HttpBench() {}

    public static void main(String[] args) throws InterruptedException {
        try {
            var settings = Settings.ofProperties();
            run(settings, Server.named(settings.servers()), Workload.named(settings.workloads()));
        } catch (IllegalArgumentException e) {
            fail(e, 2);
        } catch (IOException e) {
            fail(e, 1);
        }
    }

    private static void fail(Exception cause, int code) {
        System.err.println("bench/http: " + cause.getMessage());
        System.exit(code);
    }

    private static void run(Settings settings, List<Server> servers, List<Workload> workloads)
            throws IOException, InterruptedException {
        var report = new Report(new PrintStream(System.out, true, StandardCharsets.UTF_8), settings.isColoured());
        var progress = progress(settings);
        conditions(report, settings);
        var running = new ArrayList<Running>();
        try {
            for (var server : servers) {
                progress.accept("starting " + server.name());
                start(server, settings, running, report);
            }
            if (running.isEmpty()) {
                throw new IOException("none of the servers that were asked for can be started on this machine");
            }
            var measuring = new Measuring(settings, running, progress);
            for (var workload : workloads) {
                var results = measuring.measure(workload);
                progress.accept("");
                report.table(workload, workload.about(settings), results);
            }
        } finally {
            progress.accept("");
            for (var server : running) {
                server.close();
            }
        }
    }

    private static void start(Server server, Settings settings, List<Running> running, Report report)
            throws IOException {
        if (!server.missing().isEmpty()) {
            report.line(String.format("  %-22s left out: %s", server.name(), server.missing()));
            return;
        }
        var started = Running.start(server, settings.serverCore());
        running.add(started);
        var hello = started.check();
        var date = hello.hasDate() ? "with a date" : "no date";
        report.line(String.format(
                "  %-22s %s; answers of %d bytes, %s", server.name(), server.version(), hello.length(), date));
    }

    private static void conditions(Report report, Settings settings) throws IOException {
        report.line(cpuModel() + ", " + System.getProperty("os.name") + " " + System.getProperty("os.version")
                + ", JDK " + System.getProperty("java.vm.version") + ", " + Settings.property("wrk.version") + ",");
        report.line("servers on processor " + settings.serverCore() + ", load from processor " + settings.loadCore()
                + ", load " + Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0] + ";");
        report.line("JVMs with " + Settings.property("options"));
        report.line(settings.rounds() + " rounds of " + settings.seconds() + " s in turn, after "
                + settings.warmSeconds() + " s to warm up:");
    }

    private static String cpuModel() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown processor");
        }
    }

    /** Shows what is done now in the last line of the terminal, and clears it with an empty text. */
    private static Consumer<String> progress(Settings settings) {
        if (!settings.showsProgress()) {
            return text -> {};
        }
        return text -> {
            System.err.print("\r\033[K" + text);
            System.err.flush();
        };
    }
}
