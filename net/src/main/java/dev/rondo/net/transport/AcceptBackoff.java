package dev.rondo.net.transport;

import io.netty.channel.ServerChannel;
import java.util.concurrent.TimeUnit;

/**
 * What a listener does when the kernel gives it no connection, mostly since there are no more file descriptors: it says so in the log,
 * once until there is one again, and asks no more for a tenth of a second, since the kernel would say the same again at once. For the
 * loop's thread.
 */
public final class AcceptBackoff implements AutoCloseable {
    private static final long PAUSE_MILLIS = 100;

    private final ServerChannel channel;
    private final System.Logger log;
    private final Runnable askAgain;
    private final SpareDescriptor spare = new SpareDescriptor();
    private boolean pausing;

    /** Whether the log has it that there is none, and none was since. */
    private boolean warned;

    /** Of a channel that listens, or will; {@code askAgain} is called behind each pause. */
    public AcceptBackoff(ServerChannel channel, System.Logger log, Runnable askAgain) {
        this.channel = channel;
        this.log = log;
        this.askAgain = askAgain;
    }

    /** It listens: from now on there is a descriptor to spare, if there can be. */
    public void listening() {
        spare.keep();
    }

    /** Whether nothing is to be asked of the kernel now. */
    public boolean isPausing() {
        return pausing;
    }

    /** There was a connection. */
    public void accepted() {
        warned = false;
    }

    /** The kernel has refused; {@code listener} is what the log calls it. */
    public void refused(Object listener, Throwable cause) {
        if (pausing) {
            return;
        }
        pausing = true;
        // Netty forgets a read that was asked for only when automatic reading, if it is on, is switched off
        channel.config().setAutoRead(true);
        channel.config().setAutoRead(false);
        var _ = channel.eventLoop().schedule(this::goOn, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        if (!warned) {
            warned = true;
            lend(() -> log.log(
                    System.Logger.Level.WARNING,
                    listener + " cannot accept connections, and tries again every " + PAUSE_MILLIS + " ms",
                    cause));
        }
    }

    private void goOn() {
        pausing = false;
        if (channel.isOpen()) {
            askAgain.run();
        }
    }

    /** Does what may take a descriptor for a moment, as loggers do when they first write. */
    public void lend(Runnable action) {
        if (channel.isOpen()) {
            spare.lend(action);
        } else {
            action.run();
        }
    }

    /** It listens no longer. */
    @Override
    public void close() {
        spare.close();
    }
}
