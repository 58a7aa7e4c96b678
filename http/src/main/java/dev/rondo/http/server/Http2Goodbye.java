package dev.rondo.http.server;

import dev.rondo.loop.Timer;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Error;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The end of a connection of HTTP/2 that the server wants, in two steps (RFC 9113, section 6.8). First the client is told to open no
 * more streams, and pinged; what it has on its way is taken. When it has answered, or has let a second pass, it is told which stream
 * was the last. For the loop's thread and its fibers.
 */
final class Http2Goodbye {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** What the ping has in it, so that its answer is known. */
    private static final long MARK = 0x676f6f642d627965L;

    private static final int NO_LAST = Integer.MAX_VALUE;

    private final Http2Connection connection;
    private @Nullable Timer patience;
    private boolean announced;
    private boolean said;

    Http2Goodbye(Http2Connection connection) {
        this.connection = connection;
    }

    /** Whether the client was told which stream was the last. */
    boolean isSaid() {
        return said;
    }

    /** The next step, if it is time for it. */
    void say(ChannelHandlerContext to) {
        if (said || (patience != null && connection.mayHear())) {
            return;
        }
        if (announced || !connection.mayHear()) {
            said = true;
            close();
            goAway(to, connection.codec().connection().remote().lastStreamCreated());
        } else {
            announced = true;
            patience = connection
                    .service()
                    .loop
                    .support()
                    .setTimeout(this::heard, PATIENCE)
                    .unref();
            goAway(to, NO_LAST);
            var _ = connection.codec().encoder().writePing(to, false, MARK, to.newPromise());
        }
    }

    private void goAway(ChannelHandlerContext to, int last) {
        var _ = connection.codec().goAway(to, last, Http2Error.NO_ERROR.code(), Unpooled.EMPTY_BUFFER, to.newPromise());
    }

    /** The client has answered a ping; whether that was ours. */
    boolean heard(long mark) {
        boolean ours = mark == MARK && patience != null;
        if (ours) {
            heard();
        }
        return ours;
    }

    private void heard() {
        close();
        connection.output().schedule();
    }

    /** Waits for nothing any more. */
    void close() {
        if (patience != null) {
            patience.close();
            patience = null;
        }
    }
}
