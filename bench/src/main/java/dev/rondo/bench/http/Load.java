package dev.rondo.bench.http;

import java.util.regex.Pattern;

/**
 * What a load generator saw.
 *
 * @param requests answered
 * @param perSecond answered requests a second
 * @param micros99 the 99th percentile of the time to an answer, in microseconds; NaN if that is not known
 * @param errors broken connections, missing answers and answers that are not of status 200
 */
record Load(long requests, double perSecond, double micros99, long errors) {
    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in ");
    private static final Pattern PER_SECOND = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern PERCENTILE = Pattern.compile("\\s99%\\s+([0-9.]+)(us|ms|s|m|h)\\b");
    private static final Pattern SOCKET_ERRORS =
            Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");
    private static final Pattern OTHER_STATUS = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");

    /** Reads what {@code wrk --latency} prints. */
    static Load ofWrk(String output) {
        long errors = 0;
        var sockets = SOCKET_ERRORS.matcher(output);
        if (sockets.find()) {
            for (int group = 1; group <= sockets.groupCount(); group++) {
                errors += Long.parseLong(sockets.group(group));
            }
        }
        var status = OTHER_STATUS.matcher(output);
        if (status.find()) {
            errors += Long.parseLong(status.group(1));
        }
        return new Load(
                Long.parseLong(find(REQUESTS, output)),
                Double.parseDouble(find(PER_SECOND, output)),
                micros(output),
                errors);
    }

    Load withoutPercentile() {
        return new Load(requests, perSecond, Double.NaN, errors);
    }

    Load withErrors(long more) {
        return new Load(requests, perSecond, micros99, errors + more);
    }

    private static double micros(String output) {
        var matcher = PERCENTILE.matcher(output);
        if (!matcher.find()) {
            throw new IllegalStateException("wrk printed no 99th percentile:\n" + output);
        }
        double factor = switch (matcher.group(2)) {
            case "us" -> 1;
            case "ms" -> 1e3;
            case "s" -> 1e6;
            case "m" -> 60e6;
            default -> 3600e6;
        };
        return Double.parseDouble(matcher.group(1)) * factor;
    }

    private static String find(Pattern pattern, String output) {
        var matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new IllegalStateException("wrk printed nothing like \"" + pattern + "\":\n" + output);
        }
        return matcher.group(1);
    }
}
