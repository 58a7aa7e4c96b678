package dev.rondo.http.server;

import dev.rondo.loop.Task;
import dev.rondo.trace.Kind;
import io.netty.channel.ChannelHandlerContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Which streams of a connection of HTTP/2 have something to write. Fibers and callbacks put them here; before each poll the loop hands
 * all of it to Netty's flow control, and tells the kernel once. For the loop's thread and its fibers.
 */
final class Http2Output extends Task {
    private final Http2Connection connection;
    private List<Http2Sender> ready = new ArrayList<>();
    private List<Http2Sender> writing = new ArrayList<>();
    private boolean scheduled;

    Http2Output(Http2Connection connection) {
        this.connection = connection;
    }

    void add(Http2Sender sender) {
        ready.add(sender);
        schedule();
    }

    /** Runs before the next poll, be there something to write or not. */
    void schedule() {
        if (!scheduled) {
            scheduled = true;
            connection.service().loop.support().queueBeforePoll(this);
        }
    }

    @Override
    protected Kind kind() {
        return Kind.IO;
    }

    /** On the loop's own thread. */
    @Override
    protected void run() {
        scheduled = false;
        var context = connection.context();
        var senders = ready;
        ready = writing;
        writing = senders;
        if (context == null || connection.isOver()) {
            senders.forEach(Http2Sender::close);
            senders.clear();
            return;
        }
        write(senders, context);
        senders.clear();
        connection.written();
        connection.endIfDone();
    }

    private void write(List<Http2Sender> senders, ChannelHandlerContext context) {
        connection.sayGoodbye(context);
        for (var sender : senders) {
            sender.write(context);
        }
        connection.codec().flush(context);
        for (var sender : senders) {
            sender.written();
        }
    }
}
