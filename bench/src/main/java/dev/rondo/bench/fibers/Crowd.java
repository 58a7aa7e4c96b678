package dev.rondo.bench.fibers;

/** Starts many fibers which all wait for the same, and then lets all of them finish. */
@FunctionalInterface
public interface Crowd {
    /**
     * Does it.
     *
     * @param whenAllWait is called when all have begun to wait
     * @throws IllegalStateException if not all have finished
     * @throws Exception what it fails with
     */
    void run(int fibers, Runnable whenAllWait) throws Exception;
}
