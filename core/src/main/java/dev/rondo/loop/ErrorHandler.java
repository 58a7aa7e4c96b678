package dev.rondo.loop;

/** Is told of errors that nobody caught. */
@FunctionalInterface
public interface ErrorHandler {
    /**
     * Deals with an error. When this method returns, the loop goes on; what it throws itself ends the loop. Called on
     * the loop's thread, where the callback failed.
     */
    void uncaught(Throwable error);
}
