package dev.rondo.http.server;

import dev.rondo.http.HttpException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The limits of time on a connection of HTTP/1.1. For the loop's thread and its fibers. */
final class Timeouts {
    /** How many bytes are to come, or to go, in each span. */
    private static final int SPAN_BYTES = 64 * 1024;

    private static final Duration LINGER = Duration.ofSeconds(1);

    private final Http1Connection connection;
    private final Limits limits;
    private final Watch reading;
    private @Nullable Watch sending;
    private long spanEnds;

    /** How much of a part of a file had been taken when the limit of time for more began. */
    private long sentAtStart;

    Timeouts(Http1Connection connection) {
        this.connection = connection;
        limits = connection.service().limits;
        reading = new Watch(connection.service().loop.support(), this::expired);
    }

    void header() {
        if (reading.reason() != Watch.For.HEADER) {
            reading.start(Watch.For.HEADER, limits.headerTime());
        }
    }

    void idle() {
        reading.start(Watch.For.REQUEST, limits.idleTime());
    }

    void body() {
        spanEnds = 0;
        reading.start(Watch.For.BODY, limits.bodyTime());
    }

    void bodyProgress(long received) {
        if (spanEnds == 0) {
            spanEnds = received + SPAN_BYTES;
        } else if (received >= spanEnds && reading.reason() == Watch.For.BODY) {
            spanEnds = received + SPAN_BYTES;
            reading.start(Watch.For.BODY, limits.bodyTime());
        }
    }

    void going() {
        reading.start(Watch.For.GOING, limits.goneTime());
    }

    void lingering() {
        reading.start(Watch.For.LINGERING, LINGER);
    }

    void stop() {
        reading.stop();
    }

    /** Whether the client takes nothing. */
    void stuck(boolean stuck) {
        if (!stuck) {
            if (sending != null) {
                sending.stop();
            }
            return;
        }
        if (sending == null) {
            sending = new Watch(connection.service().loop.support(), this::expired);
        }
        if (sending.reason() == Watch.For.NOTHING) {
            sending.start(Watch.For.SEND, limits.sendTime());
        }
    }

    /** So much of a part of a file has been taken. */
    void sendProgress(long sent) {
        if (sending != null
                && sending.reason() == Watch.For.SEND
                && (sent < sentAtStart || sent >= sentAtStart + SPAN_BYTES)) {
            sentAtStart = sent;
            sending.start(Watch.For.SEND, limits.sendTime());
        }
    }

    void close() {
        reading.close();
        if (sending != null) {
            sending.close();
        }
    }

    private void expired(Watch.For reason) {
        switch (reason) {
            case HEADER -> connection.headTooSlow(tooSlow("the header of the request", limits.headerTime()));
            case REQUEST -> connection.closeSoon();
            case BODY -> connection.requests().failBody(tooSlow("64 KiB of the body", limits.bodyTime()));
            case GOING, SEND -> connection.drop();
            case LINGERING -> connection.close();
            case NOTHING -> {}
        }
    }

    private static HttpException tooSlow(String what, Duration limit) {
        return new HttpException(408, what + " took longer than " + limit.toMillis() + " ms");
    }
}
