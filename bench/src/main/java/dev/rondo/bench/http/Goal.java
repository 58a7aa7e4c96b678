package dev.rondo.bench.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How one of Rondo's servers is to stand to a peer's.
 *
 * @param workload under which load
 * @param figure what is compared
 * @param ours the name of Rondo's server
 * @param theirs the name of the peer
 * @param most how many times the peer's figure ours may be
 */
record Goal(Workload workload, Figure figure, String ours, String theirs, double most) {
    private static final String CALLBACK = "rondo-callback-epoll";
    private static final String FIBER = "rondo-fiber-epoll";

    static final List<Goal> ALL = List.of(
            new Goal(Workload.PLAIN, Figure.CPU, CALLBACK, Server.FLOOR, 1.25),
            new Goal(Workload.PLAIN, Figure.CPU, CALLBACK, Server.NETTY, 0.98),
            new Goal(Workload.PLAIN, Figure.CPU, FIBER, Server.NETTY, 1.0),
            new Goal(Workload.PLAIN, Figure.CPU, FIBER, "vertx", 0.97),
            new Goal(Workload.PLAIN, Figure.CPU, FIBER, "helidon", 0.72),
            new Goal(Workload.PLAIN, Figure.CPU, FIBER, "go", 0.52),
            new Goal(Workload.PLAIN, Figure.CPU, FIBER, "node", 0.45),
            new Goal(Workload.IDLE, Figure.MEMORY, FIBER, "vertx", 1.0),
            new Goal(Workload.HALF, Figure.PERCENTILE, FIBER, Server.NETTY, 1.2));

    /** What is compared. */
    enum Figure {
        CPU("processor time a request"),
        PERCENTILE("99th percentile"),
        MEMORY("memory of a connection");

        private final String words;

        Figure(String words) {
            this.words = words;
        }

        private double of(Result result) {
            return switch (this) {
                case CPU -> result.cpu();
                case PERCENTILE -> result.micros99();
                case MEMORY -> result.bytesPerConnection();
            };
        }
    }

    /** A goal and how far off it is; met if it is. */
    record Verdict(String words, double ratio, boolean isMet) {}

    /** Nothing, unless both servers were measured. */
    Optional<Verdict> judge(Map<String, Result> results) {
        var our = results.get(ours);
        var their = results.get(theirs);
        if (our == null || their == null) {
            return Optional.empty();
        }
        double ratio = figure.of(our) / figure.of(their);
        var words = String.format(Locale.ROOT, "%s: %s at most %.2f of %s's", ours, figure.words, most, theirs);
        return Optional.of(new Verdict(words, ratio, ratio <= most));
    }
}
