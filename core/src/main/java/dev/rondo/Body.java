package dev.rondo;

/** Code that may wait and fail. */
@FunctionalInterface
public interface Body {
    /**
     * Runs.
     *
     * @throws Exception what it fails with
     */
    void run() throws Exception;
}
