package dev.rondo.http.server;

import dev.rondo.http.HttpException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The limits of time on a connection of HTTP/1.1. For the loop's thread and its fibers. */
final class Timeouts {
    /** How many bytes are to come, or to go, in each span. */
    private static final int SPAN_BYTES = 64 * 1024;

    /** How long a client may be silent that was answered while it was sending. */
    private static final Duration LINGER = Duration.ofSeconds(1);

    /** How many times that long it may go on sending. */
    private static final int MOST_LINGERS = 10;

    private final Http1Connection connection;
    private final Limits limits;
    private final Watch reading;
    private @Nullable Watch sending;
    private long spanEnds;
    private long taken;
    private int lingers;
    private boolean stillSends;
    private boolean closed;

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
        if (closed || reading.reason() == Watch.For.GOING) {
            return;
        }
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
        lingers = 0;
        reading.start(Watch.For.LINGERING, LINGER);
    }

    /** A client that was answered already goes on sending. */
    void lingered() {
        stillSends = true;
    }

    /** Nothing is waited for, but the end of what goes on after the client has ended its side. */
    void stop() {
        if (reading.reason() != Watch.For.GOING) {
            reading.stop();
        }
    }

    /** Nothing is waited for any more but that the client takes the last response. */
    void over() {
        reading.stop();
    }

    /** Whether something waits for the client to take it. */
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
            watchSending();
        }
    }

    private void watchSending() {
        taken = connection.output().taken();
        Objects.requireNonNull(sending).start(Watch.For.SEND, limits.sendTime());
    }

    /** A client that has taken something of a file may seem to have taken less than before, when that ends. */
    private void sendingTooSlow() {
        long more = connection.output().taken() - taken;
        if (!connection.output().isStuck()) {
            return;
        }
        if (more < 0 || more >= SPAN_BYTES) {
            watchSending();
        } else {
            connection.drop("64 KiB of the response took longer than "
                    + limits.sendTime().toMillis() + " ms");
        }
    }

    private void lingeredEnough() {
        if (stillSends && ++lingers < MOST_LINGERS) {
            stillSends = false;
            reading.start(Watch.For.LINGERING, LINGER);
        } else {
            connection.close();
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
        closed = true;
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
            case GOING -> connection.goneForLong();
            case SEND -> sendingTooSlow();
            case LINGERING -> lingeredEnough();
            case NOTHING -> {}
        }
    }

    private static HttpException tooSlow(String what, Duration limit) {
        return new HttpException(408, what + " took longer than " + limit.toMillis() + " ms");
    }
}
