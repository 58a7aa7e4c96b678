package dev.rondo.loop;

/** Is told of rejected promises that nobody listens to. Called on the loop's thread, at the end of a checkpoint. */
@FunctionalInterface
public interface RejectionHandler {
    /** Nobody listened to the promise until the end of the checkpoint. */
    void unhandled(Object promise, Throwable reason);

    /** Somebody began to listen after {@link #unhandled}. */
    default void handledLate(Object promise, Throwable reason) {}
}
