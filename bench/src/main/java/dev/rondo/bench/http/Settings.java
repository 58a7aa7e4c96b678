package dev.rondo.bench.http;

import java.util.Arrays;
import java.util.List;

/**
 * What {@code bench/http} hands over, as properties of the JVM.
 *
 * @param rounds how often each server is measured under each load
 * @param seconds of each of these rounds
 * @param warmSeconds of load on each server before it is measured
 * @param idle connections that are held in the workload {@code idle}
 * @param rate requests a second in the workload {@code half}; 0 for half the peak of each server
 * @param servers the names of those to measure; none for all
 * @param workloads the names of those to put on them; none for all
 * @param serverCore the processor for the servers
 * @param loadCore the processor for the load generators
 * @param isColoured whether the output may be coloured
 * @param showsProgress whether someone looks at standard error
 */
record Settings(
        int rounds,
        double seconds,
        double warmSeconds,
        int idle,
        double rate,
        List<String> servers,
        List<String> workloads,
        String serverCore,
        String loadCore,
        boolean isColoured,
        boolean showsProgress) {
    static Settings ofProperties() {
        return new Settings(
                Integer.parseInt(property("rounds")),
                Double.parseDouble(property("seconds")),
                Double.parseDouble(property("warm")),
                Integer.parseInt(property("idle")),
                Double.parseDouble(property("rate")),
                list("only"),
                list("workloads"),
                property("serverCore"),
                property("loadCore"),
                Boolean.getBoolean("bench.colours"),
                Boolean.getBoolean("bench.progress"));
    }

    /** A property of this benchmark; empty if it is not set. */
    static String property(String name) {
        return System.getProperty("bench." + name, "");
    }

    private static List<String> list(String name) {
        return Arrays.stream(property(name).split("[, ]+", -1))
                .filter(each -> !each.isEmpty())
                .distinct()
                .toList();
    }
}
