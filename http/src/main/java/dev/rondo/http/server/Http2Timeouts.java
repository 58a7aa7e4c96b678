package dev.rondo.http.server;

import java.time.Duration;

/** The limits of time on a connection of HTTP/2; streams have their own. For the loop's thread and its fibers. */
final class Http2Timeouts {
    private static final Duration LINGER = Duration.ofSeconds(1);

    private final Http2Connection connection;
    private final Limits limits;
    private final Watch reading;
    private final Watch sending;

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

    /** Whether the kernel takes nothing. */
    void stuck(boolean stuck) {
        if (!stuck) {
            sending.stop();
        } else if (sending.reason() == Watch.For.NOTHING) {
            sending.start(Watch.For.SEND, limits.sendTime());
        }
    }

    void close() {
        reading.close();
        sending.close();
    }

    private void expired(Watch.For reason) {
        switch (reason) {
            case HEADER, REQUEST -> connection.closeSoon();
            case GOING, SEND -> connection.drop();
            case LINGERING -> connection.close();
            case BODY, NOTHING -> {}
        }
    }
}
