package dev.rondo.bench.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the servers are asked. */
enum Workload {
    PLAIN("GET / over 64 connections, as fast as the server answers", "/", ""),
    PIPELINED("GET / over 64 connections, 16 requests at a time on each", "/", "bench/wrk/pipelined.lua"),
    JSON("GET /json over 64 connections, the answer made of an object for each request", "/json", ""),
    ECHO("POST /echo of 1 KB over 64 connections, which the server sends back", "/echo", "bench/wrk/echo.lua"),
    IDLE("GET / over 64 connections, beside %d that were answered once and stay open", "/", ""),
    HALF("GET / over 64 connections at a constant rate, %s", "/", "");

    static final int CONNECTIONS = 64;

    private final String about;
    private final String path;
    private final String script;

    Workload(String about, String path, String script) {
        this.about = about;
        this.path = path;
        this.script = script;
    }

    /** Those with these names, in the order of this type; all, if there are no names. */
    static List<Workload> named(List<String> names) {
        var all = Arrays.stream(values()).map(Workload::title).toList();
        if (!all.containsAll(names)) {
            throw new IllegalArgumentException("no such workload: " + names + ", there are " + all);
        }
        return Arrays.stream(values())
                .filter(each -> names.isEmpty() || names.contains(each.title()))
                .toList();
    }

    /** Whether wrk tells the truth about the times: with pipelining, its percentiles are of fewer times than it counts. */
    boolean hasPercentile() {
        return this != PIPELINED;
    }

    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    String about(Settings settings) {
        var rate = settings.rate() > 0
                ? String.format(Locale.ROOT, "%.0f requests a second", settings.rate())
                : "half of the requests a second that each server answers at most";
        return this == HALF ? about.formatted(rate) : about.formatted(settings.idle());
    }

    /** The command that puts this load on a server; not for {@link #HALF}. */
    List<String> wrk(int port, double seconds) {
        var command = new ArrayList<>(List.of("wrk", "-t1", "-c" + CONNECTIONS, "-d" + Math.round(seconds) + "s"));
        command.add("--latency");
        if (!script.isEmpty()) {
            command.addAll(List.of("-s", script));
        }
        command.add("http://127.0.0.1:" + port + path);
        return command;
    }
}
