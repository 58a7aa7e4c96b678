package dev.rondo.http.server;

import dev.rondo.http.wire.Watch;
import io.netty.handler.codec.http2.Http2Error;
import java.time.Duration;

/** The limits of time on a connection of HTTP/2; streams have their own. For the loop's thread and its fibers. */
final class Http2Timeouts {
    private static final Duration LINGER = Duration.ofSeconds(1);

    private final Http2Connection connection;
    private final Limits limits;
    private final Watch<Awaited> reading;
    private final Watch<Awaited> sending;
    private final Watch<Awaited> head;
    private boolean moved;

    Http2Timeouts(Http2Connection connection) {
        this.connection = connection;
        limits = connection.service().limits;
        var loop = connection.service().loop.support();
        reading = new Watch<>(loop, this::expired);
        sending = new Watch<>(loop, this::expired);
        head = new Watch<>(loop, _ -> headTooSlow());
    }

    /** The client's settings are to come. */
    void preface() {
        reading.start(Awaited.HEADER, limits.headerTime());
    }

    /** The rest of a head is to come, before which nothing else can. */
    void head() {
        head.start(Awaited.HEADER, limits.headerTime());
    }

    void headIsWhole() {
        head.stop();
    }

    private void headTooSlow() {
        connection.fail(
                Http2Error.ENHANCE_YOUR_CALM,
                "a head took longer than " + limits.headerTime().toMillis() + " ms");
    }

    /** No stream is open. */
    void idle() {
        reading.start(Awaited.REQUEST, limits.idleTime());
    }

    /** A stream is open. */
    void busy() {
        reading.stop();
    }

    void going() {
        reading.start(Awaited.GOING, limits.goneTime());
    }

    void lingering() {
        reading.start(Awaited.LINGERING, LINGER);
    }

    /** Something waits for the kernel. */
    void sending() {
        if (sending.awaited() == null) {
            moved = false;
            sending.start(Awaited.SEND, limits.sendTime());
        }
    }

    /** Bytes of a body have moved. */
    void moved() {
        moved = true;
    }

    void close() {
        reading.close();
        sending.close();
        head.close();
    }

    private void expired(Awaited reason) {
        switch (reason) {
            case HEADER, REQUEST -> connection.wantNoMore();
            case SEND -> sent();
            case GOING -> connection.drop();
            case LINGERING -> connection.close();
            case BODY, LAST_REQUEST -> {}
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
