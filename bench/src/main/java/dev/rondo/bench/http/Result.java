package dev.rondo.bench.http;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What was measured of one server under one load.
 *
 * @param server its name
 * @param rounds all of them
 * @param bytesPerConnection memory of an idle connection; NaN if that was not measured
 */
record Result(String server, List<Round> rounds, double bytesPerConnection) {
    /** One round. */
    record Round(Load load, double cpuMicros, double wallMicros) {
        double cpuPerRequest() {
            return cpuMicros / load.requests();
        }
    }

    double perSecond() {
        return samples(round -> round.load.perSecond()).median();
    }

    double micros99() {
        return samples(round -> round.load.micros99()).median();
    }

    /** Processor time a request in microseconds: what the quieter rounds took. */
    double cpu() {
        return samples(Round::cpuPerRequest).lowerQuartile();
    }

    double medianCpu() {
        return samples(Round::cpuPerRequest).median();
    }

    /** The share of the time in which the server's processor worked for it, from 0 to 1. */
    double busy() {
        return samples(round -> round.cpuMicros / round.wallMicros).median();
    }

    long errors() {
        return rounds.stream().mapToLong(round -> round.load.errors()).sum();
    }

    private Samples samples(ToDoubleFunction<Round> figure) {
        return new Samples(rounds.stream().mapToDouble(figure).toArray());
    }
}
