package dev.rondo.http.server;

import java.time.Duration;

/** The limits of time on a connection of HTTP/2; streams have their own. For the loop's thread and its fibers. */
final class Http2Timeouts {
    private static final Duration LINGER = Duration.ofSeconds(1);

    private final Http2Connection connection;
    private final Limits limits;
    private final Watch reading;
    private final Watch sending;
    private boolean moved;

    Http2Timeouts(Http2Connection connection) {
        this.connection = connection;
        limits = connection.service().limits;
        var loop = connection.service().loop.support();
        reading = new Watch(loop, this::expired);
        sending = new Watch(loop, this::expired);
    }

    /** The client's settings are to come. */
    void preface() {
        reading.start(Watch.For.HEADER, limits.headerTime());
    }

    /** No stream is open. */
    void idle() {
        reading.start(Watch.For.REQUEST, limits.idleTime());
    }

    /** A stream is open. */
    void busy() {
        reading.stop();
    }

    void going() {
        reading.start(Watch.For.GOING, limits.goneTime());
    }

    void lingering() {
        reading.start(Watch.For.LINGERING, LINGER);
    }

    /** Something waits for the kernel. */
    void sending() {
        if (sending.reason() == Watch.For.NOTHING) {
            moved = false;
            sending.start(Watch.For.SEND, limits.sendTime());
        }
    }

    /** Bytes of a body have moved. */
    void moved() {
        moved = true;
    }

    void close() {
        reading.close();
        sending.close();
    }

    private void expired(Watch.For reason) {
        switch (reason) {
            case HEADER, REQUEST -> connection.closeSoon();
            case SEND -> sent();
            case GOING -> connection.drop();
            case LINGERING -> connection.close();
            case BODY, NOTHING -> {}
        }
    }

    private void sent() {
        if (connection.isFlushed()) {
            return;
        }
        if (moved) {
            sending();
        } else {
            connection.drop();
        }
    }
}
