package dev.rondo.bench.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Puts the loads on the servers, in short turns, so that what disturbs the machine for a while disturbs all of them. */
final class Measuring {
    private static final double NANOS_IN_MICRO = 1000;

    private static final int MEMORY_ROUNDS = 3;

    private final Settings settings;
    private final List<Running> servers;
    private final Consumer<String> progress;
    private final Map<String, Double> peaks = new HashMap<>(); // by the name of the server

    Measuring(Settings settings, List<Running> servers, Consumer<String> progress) {
        this.settings = settings;
        this.servers = servers;
        this.progress = progress;
    }

    List<Result> measure(Workload workload) throws IOException, InterruptedException {
        var bytes = new HashMap<String, Double>();
        var rounds = new HashMap<String, List<Result.Round>>();
        for (var server : servers) {
            if (workload == Workload.IDLE) {
                progress.accept(workload.title() + ": memory of " + name(server));
                bytes.put(name(server), bytesPerConnection(server.server()));
            }
            if (workload == Workload.HALF && settings.rate() == 0 && !peaks.containsKey(name(server))) {
                progress.accept(workload.title() + ": peak of " + name(server));
                load(server, Workload.PLAIN, settings.warmSeconds());
                peaks.put(
                        name(server),
                        load(server, Workload.PLAIN, settings.seconds()).perSecond());
            }
            progress.accept(workload.title() + ": warming " + name(server));
            load(server, workload, settings.warmSeconds());
            rounds.put(name(server), new ArrayList<>());
        }
        for (int i = 1; i <= settings.rounds(); i++) {
            for (var server : servers) {
                progress.accept(workload.title() + ": round " + i + " of " + settings.rounds() + ", " + name(server));
                rounds.get(name(server)).add(round(server, workload));
            }
        }
        var results = servers.stream()
                .map(server -> new Result(
                        name(server), rounds.get(name(server)), bytes.getOrDefault(name(server), Double.NaN)))
                .toList();
        if (workload == Workload.PLAIN) {
            results.forEach(result -> peaks.put(result.server(), result.perSecond()));
        }
        return results;
    }

    private Result.Round round(Running server, Workload workload) throws IOException, InterruptedException {
        int idle = workload == Workload.IDLE ? settings.idle() : 0;
        try (var connections = IdleConnections.open(server.port(), idle)) {
            server.awaitQuiet();
            double cpu = server.cpuMicros();
            long began = System.nanoTime();
            var load = load(server, workload, settings.seconds());
            double micros = (System.nanoTime() - began) / NANOS_IN_MICRO;
            return new Result.Round(load.withErrors(connections.ended()), server.cpuMicros() - cpu, micros);
        }
    }

    private Load load(Running server, Workload workload, double seconds) throws IOException, InterruptedException {
        if (workload == Workload.HALF) {
            double rate = settings.rate() > 0 ? settings.rate() : peaks.get(name(server)) / 2;
            return ConstantRate.measure(server.port(), Workload.CONNECTIONS, rate, seconds);
        }
        var load = Load.ofWrk(Processes.run(workload.wrk(server.port(), seconds)));
        return workload.hasPercentile() ? load : load.withoutPercentile();
    }

    /** Of processes of their own, since one that has held many connections before may have memory left for them. */
    private double bytesPerConnection(Server server) throws IOException, InterruptedException {
        var bytes = new double[Math.min(settings.rounds(), MEMORY_ROUNDS)];
        for (int i = 0; i < bytes.length; i++) {
            try (var fresh = Running.start(server, settings.serverCore())) {
                bytes[i] = bytesPerConnection(fresh);
            }
        }
        return new Samples(bytes).median();
    }

    private double bytesPerConnection(Running fresh) throws IOException, InterruptedException {
        load(fresh, Workload.PLAIN, settings.warmSeconds());
        fresh.awaitQuiet();
        long before = fresh.usedBytes();
        try (var connections = IdleConnections.open(fresh.port(), settings.idle())) {
            long after = fresh.usedBytes();
            if (connections.ended() > 0) {
                throw new IOException(name(fresh) + " ended " + connections.ended() + " idle connections");
            }
            return (after - before) / (double) settings.idle();
        }
    }

    private static String name(Running server) {
        return server.server().name();
    }
}
