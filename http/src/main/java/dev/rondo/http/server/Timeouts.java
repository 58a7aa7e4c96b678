package dev.rondo.http.server;

import dev.rondo.http.HttpException;
import dev.rondo.http.wire.Watch;
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
    private final Watch<Awaited> reading;
    private @Nullable Watch<Awaited> sending;
    private long spanEnds;
    private long taken;
    private int lingers;
    private boolean stillSends;
    private boolean closed;

    Timeouts(Http1Connection connection) {
        this.connection = connection;
        limits = connection.service().limits;
        reading = new Watch<>(connection.service().loop.support(), this::expired);
    }

    void header() {
        if (reading.awaited() != Awaited.HEADER && reading.awaited() != Awaited.LAST_REQUEST) {
            reading.start(Awaited.HEADER, limits.headerTime());
        }
    }

    void lastRequest() {
        if (reading.awaited() != Awaited.LAST_REQUEST) {
            reading.start(Awaited.LAST_REQUEST, ServerConnection.PATIENCE);
        }
    }

    void idle() {
        reading.start(Awaited.REQUEST, limits.idleTime());
    }

    void body() {
        if (closed || reading.awaited() == Awaited.GOING) {
            return;
        }
        spanEnds = 0;
        reading.start(Awaited.BODY, limits.bodyTime());
    }

    void bodyProgress(long received) {
        if (spanEnds == 0) {
            spanEnds = received + SPAN_BYTES;
        } else if (received >= spanEnds && reading.awaited() == Awaited.BODY) {
            spanEnds = received + SPAN_BYTES;
            reading.start(Awaited.BODY, limits.bodyTime());
        }
    }

    void going() {
        reading.start(Awaited.GOING, limits.goneTime());
    }

    void lingering() {
        lingers = 0;
        reading.start(Awaited.LINGERING, LINGER);
    }

    /** A client that was answered already goes on sending. */
    void lingered() {
        stillSends = true;
    }

    /** Nothing is waited for, but the end of what goes on after the client has ended its side. */
    void stop() {
        if (reading.awaited() != Awaited.GOING) {
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
            sending = new Watch<>(connection.service().loop.support(), this::expired);
        }
        if (sending.awaited() == null) {
            watchSending();
        }
    }

    private void watchSending() {
        taken = connection.output().taken();
        Objects.requireNonNull(sending).start(Awaited.SEND, limits.sendTime());
    }

    private void sendingTooSlow() {
        if (!connection.output().isStuck()) {
            return;
        }
        if (connection.output().taken() >= taken + SPAN_BYTES) {
            watchSending();
        } else {
            connection.drop("64 KiB of the response took longer than "
                    + limits.sendTime().toMillis() + " ms");
        }
    }

    private void lingeredEnough() {
        if (stillSends && ++lingers < MOST_LINGERS) {
            stillSends = false;
            reading.start(Awaited.LINGERING, LINGER);
        } else {
            connection.close();
        }
    }

    void close() {
        closed = true;
        reading.close();
        if (sending != null) {
            sending.close();
        }
    }

    private void expired(Awaited reason) {
        switch (reason) {
            case HEADER -> connection.headTooSlow(tooSlow("the header of the request", limits.headerTime()));
            case REQUEST, LAST_REQUEST -> connection.endIfIdle();
            case BODY -> connection.requests().failBody(tooSlow("64 KiB of the body", limits.bodyTime()));
            case GOING -> connection.goneForLong();
            case SEND -> sendingTooSlow();
            case LINGERING -> lingeredEnough();
        }
    }

    private static HttpException tooSlow(String what, Duration limit) {
        return new HttpException(408, what + " took longer than " + limit.toMillis() + " ms");
    }
}
