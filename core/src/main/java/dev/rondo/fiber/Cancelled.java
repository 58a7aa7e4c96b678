package dev.rondo.fiber;

import dev.rondo.promise.Silent;
import java.io.Serial;

/**
 * What a fiber gets where it waits, or would, after it was cancelled: once more at every place, until it has left what was
 * cancelled. It is an {@link Error} so that {@code catch (Exception e)} lets it pass; whoever catches it should throw it on.
 */
public final class Cancelled extends Error implements Silent {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Cancellation cancellation;

    /** For runtimes that are built on fibers. */
    public Cancelled(Cancellation cancellation) {
        super(cancellation.toString(), cancellation.cause());
        this.cancellation = cancellation;
    }

    /** Who cancelled, why, and from where. */
    public Cancellation cancellation() {
        return cancellation;
    }
}
