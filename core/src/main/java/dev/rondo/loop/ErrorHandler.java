package dev.rondo.loop;

/** Is told of errors that nobody caught. */
@FunctionalInterface
public interface ErrorHandler {
    /**
     * Deals with an error. When this method returns, the loop goes on. Called on the loop's thread, where the callback
     * failed.
     *
     * @throws Throwable an error of its own, or the same; it ends the loop
     */
    void uncaught(Throwable error) throws Throwable;
}
