package dev.rondo.http.server;

import java.util.Objects;
import java.util.function.Consumer;

/** Is told of each request that a server has done with. */
@FunctionalInterface
public interface AccessLog {
    /** Is called on the loop's thread, or in the fiber of the request, and should not wait. What it throws goes to the server's log. */
    void log(Access access);

    /**
     * Lines in the common log format, in the level {@code INFO} of a logger. What could end a line, or begin another field, is
     * escaped.
     */
    static AccessLog common(System.Logger logger) {
        return lines(logger, false);
    }

    /** Lines in the combined log format, which says also what {@code Referer} and {@code User-Agent} say; otherwise as {@link #common(System.Logger)}. */
    static AccessLog combined(System.Logger logger) {
        return lines(logger, true);
    }

    /** Lines in the common log format for whoever takes lines; escaped as in {@link #common(System.Logger)}. */
    static AccessLog common(Consumer<? super String> lines) {
        Objects.requireNonNull(lines, "lines");
        return access -> lines.accept(AccessLine.of(access, false));
    }

    /** Lines in the combined log format for whoever takes lines; escaped as in {@link #common(System.Logger)}. */
    static AccessLog combined(Consumer<? super String> lines) {
        Objects.requireNonNull(lines, "lines");
        return access -> lines.accept(AccessLine.of(access, true));
    }

    private static AccessLog lines(System.Logger logger, boolean combined) {
        Objects.requireNonNull(logger, "logger");
        return access -> {
            if (logger.isLoggable(System.Logger.Level.INFO)) {
                logger.log(System.Logger.Level.INFO, AccessLine.of(access, combined));
            }
        };
    }
}
