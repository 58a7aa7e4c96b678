package dev.rondo.http.server;

import dev.rondo.loop.Timer;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Error;
import org.jspecify.annotations.Nullable;

/**
 * The end of a connection of HTTP/2 that the server wants, in two steps (RFC 9113, section 6.8). For the loop's thread and its fibers.
 *
 * <table>
 * <caption>States</caption>
 * <tr><th>state</th><th>what was said</th><th>ends with</th></tr>
 * <tr><td>open</td><td>nothing</td><td>the wish to end</td></tr>
 * <tr><td>awaiting: the server closes, and the client has just connected</td><td>nothing</td>
 *     <td>the first stream, or a second</td></tr>
 * <tr><td>due: no stream has come</td><td>nothing</td><td>the next turn to write</td></tr>
 * <tr><td>announced: what the client has on its way is taken</td><td>to open no more streams, and a ping</td>
 *     <td>the ping's answer, or a second</td></tr>
 * <tr><td>heard</td><td>the same</td><td>the next turn to write</td></tr>
 * <tr><td>said</td><td>which stream was the last</td><td>the connection</td></tr>
 * </table>
 *
 * <p>A client that cannot hear the announcement is told at once which stream was the last.
 */
final class Http2Goodbye {
    private enum State {
        OPEN,
        AWAITING,
        DUE,
        ANNOUNCED,
        HEARD,
        SAID
    }

    /** What the ping has in it, so that its answer is known. */
    private static final long MARK = 0x676f6f642d627965L;

    private static final int NO_LAST = Integer.MAX_VALUE;

    private final Http2Connection connection;
    private State state = State.OPEN;
    private @Nullable Timer patience;

    Http2Goodbye(Http2Connection connection) {
        this.connection = connection;
    }

    /** Whether the client was told which stream was the last. */
    boolean isSaid() {
        return state == State.SAID;
    }

    /** The server closes; a client that has not asked for anything yet has a moment to. */
    void await() {
        if (state == State.OPEN && !connection.hasStreams()) {
            state = State.AWAITING;
            listen(this::due);
        }
    }

    private void due() {
        state = State.DUE;
        close();
        connection.output().schedule();
    }

    /** The next step, if it is time for it. */
    void say(ChannelHandlerContext to) {
        switch (state) {
            case OPEN, DUE -> {
                if (connection.mayHear()) {
                    announce(to);
                } else {
                    sayLast(to);
                }
            }
            case AWAITING -> {
                if (connection.hasStreams()) {
                    close();
                    announce(to);
                }
            }
            case ANNOUNCED -> {
                if (!connection.mayHear()) {
                    sayLast(to);
                }
            }
            case HEARD -> sayLast(to);
            case SAID -> {}
        }
    }

    private void announce(ChannelHandlerContext to) {
        state = State.ANNOUNCED;
        listen(this::heard);
        goAway(to, NO_LAST);
        var _ = connection.codec().encoder().writePing(to, false, MARK, to.newPromise());
    }

    private void listen(Runnable over) {
        patience = connection
                .service()
                .loop
                .support()
                .setTimeout(over, ServerConnection.PATIENCE)
                .unref();
    }

    private void sayLast(ChannelHandlerContext to) {
        state = State.SAID;
        close();
        goAway(to, connection.codec().connection().remote().lastStreamCreated());
    }

    private void goAway(ChannelHandlerContext to, int last) {
        var _ = connection.codec().goAway(to, last, Http2Error.NO_ERROR.code(), Unpooled.EMPTY_BUFFER, to.newPromise());
    }

    /** The client has answered a ping; whether that was ours. */
    boolean heard(long mark) {
        boolean ours = mark == MARK && state == State.ANNOUNCED;
        if (ours) {
            heard();
        }
        return ours;
    }

    private void heard() {
        state = State.HEARD;
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
