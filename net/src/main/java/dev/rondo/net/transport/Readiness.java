package dev.rondo.net.transport;

import dev.rondo.internal.Sneaky;
import dev.rondo.loop.Task;
import dev.rondo.trace.Kind;
import dev.rondo.trace.Origin;
import io.netty.channel.IoEvent;
import io.netty.channel.IoHandle;
import io.netty.channel.IoRegistration;
import org.jspecify.annotations.Nullable;

/**
 * A handle of Netty's of which each event is a unit of work of the loop, in the poll phase, with its checkpoint. Its cause is
 * what registered it. Each {@link Transport} extends it by what its handler wants of a handle.
 */
public abstract class Readiness extends Task implements IoHandle {
    final IoHandle handle;
    private final NettyLoop netty;
    private @Nullable IoRegistration registration;
    private @Nullable IoEvent event;

    /** A handle that is about to be registered with the loop. */
    protected Readiness(NettyLoop netty, IoHandle handle) {
        this.netty = netty;
        this.handle = handle;
    }

    /** Never throws: handlers of Netty's log what is thrown through them, and sleep for a while. */
    @Override
    public final void handle(IoRegistration registration, IoEvent event) {
        this.registration = registration;
        this.event = event(event);
        netty.eventCame();
        try {
            netty.loop().support().dispatch(this);
        } catch (Throwable error) {
            netty.failed(error);
        }
    }

    @Override
    @SuppressWarnings("NullAway") // it is run where both have been set
    protected final void run() {
        handle.handle(registration, event);
    }

    /** What the channel is told for the event that the handler told. */
    protected IoEvent event(IoEvent given) {
        return given;
    }

    /** What the channel gets for the registration that the handler gave. */
    protected IoRegistration registration(IoRegistration given) {
        return given;
    }

    @Override
    public final void registered() {
        netty.registered(this);
        handle.registered();
    }

    @Override
    public final void unregistered() {
        netty.unregistered(this);
        handle.unregistered();
    }

    @Override
    public final void close() {
        try {
            handle.close();
        } catch (Exception error) {
            throw Sneaky.rethrow(error);
        }
    }

    @Override
    protected final Kind kind() {
        return Kind.IO;
    }

    @Override
    protected final int origin() {
        return Origin.of(handle.getClass());
    }
}
