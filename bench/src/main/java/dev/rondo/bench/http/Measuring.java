package dev.rondo.bench.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Puts the loads on the servers, in short turns, so that what disturbs the machine for a while disturbs all of them. */
final class Measuring {
    private static final double NANOS_IN_MICRO = 1000;

    private static final int MEMORY_ROUNDS = 3;

    private final Settings settings;
    private final List<Subject> subjects;
    private final Consumer<String> progress;

    Measuring(Settings settings, List<Running> servers, Consumer<String> progress) {
        this.settings = settings;
        this.subjects = servers.stream().map(Subject::new).toList();
        this.progress = progress;
    }

    List<Result> measure(Workload workload) throws IOException, InterruptedException {
        for (var subject : subjects) {
            prepare(subject, workload);
        }
        for (int i = 1; i <= settings.rounds(); i++) {
            for (var subject : subjects) {
                show(workload, "round " + i + " of " + settings.rounds() + ",", subject.server.server());
                subject.rounds.add(round(subject, workload));
            }
        }
        var results = new ArrayList<Result>();
        for (var subject : subjects) {
            var result = new Result(subject.server.server().name(), List.copyOf(subject.rounds), subject.bytes);
            if (workload == Workload.PLAIN) {
                subject.peak = result.perSecond();
            }
            results.add(result);
        }
        return results;
    }

    private void prepare(Subject subject, Workload workload) throws IOException, InterruptedException {
        var server = subject.server.server();
        subject.rounds.clear();
        subject.bytes = Double.NaN;
        if (workload == Workload.IDLE) {
            show(workload, "memory of", server);
            subject.bytes = bytesPerConnection(server);
        }
        show(workload, "warming", server);
        if (workload == Workload.HALF) {
            wrk(subject.server, Workload.PLAIN, settings.warmSeconds()); // at a low rate it would take minutes
        }
        if (workload == Workload.HALF && Double.isNaN(subject.peak)) {
            subject.peak =
                    wrk(subject.server, Workload.PLAIN, settings.seconds()).perSecond();
        }
        load(subject, workload, settings.warmSeconds());
    }

    private void show(Workload workload, String what, Server server) {
        progress.accept(workload.title() + ": " + what + " " + server.name());
    }

    private Result.Round round(Subject subject, Workload workload) throws IOException, InterruptedException {
        var server = subject.server;
        int idle = workload == Workload.IDLE ? settings.idle() : 0;
        try (var connections = IdleConnections.open(server.port(), idle)) {
            server.awaitQuiet();
            double cpu = server.cpuMicros();
            long began = System.nanoTime();
            var load = load(subject, workload, settings.seconds());
            double micros = (System.nanoTime() - began) / NANOS_IN_MICRO;
            return new Result.Round(load.withErrors(connections.ended()), server.cpuMicros() - cpu, micros);
        }
    }

    private Load load(Subject subject, Workload workload, double seconds) throws IOException, InterruptedException {
        if (workload == Workload.HALF) {
            double rate = settings.rate() > 0 ? settings.rate() : subject.peak / 2;
            return ConstantRate.measure(subject.server.port(), Workload.CONNECTIONS, rate, seconds);
        }
        return wrk(subject.server, workload, seconds);
    }

    private static Load wrk(Running server, Workload workload, double seconds)
            throws IOException, InterruptedException {
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
        wrk(fresh, Workload.PLAIN, settings.warmSeconds());
        fresh.awaitQuiet();
        long before = fresh.usedBytes();
        try (var connections = IdleConnections.open(fresh.port(), settings.idle())) {
            long after = fresh.usedBytes();
            if (connections.ended() > 0) {
                throw new IOException(fresh.server().name() + " ended " + connections.ended() + " idle connections");
            }
            return (after - before) / (double) settings.idle();
        }
    }

    /** A server, and what is known of it so far. */
    private static final class Subject {
        private final Running server;
        private final List<Result.Round> rounds = new ArrayList<>();
        private double bytes = Double.NaN;
        private double peak = Double.NaN; // requests a second

        Subject(Running server) {
            this.server = server;
        }
    }
}
