package dev.rondo.http.server;

/** Looks whether something is well. */
@FunctionalInterface
public interface HealthCheck {
    /**
     * Returns if it is; runs in a fiber, which is cancelled when its time is over.
     *
     * @throws Exception if it is not; the reason goes to the server's log, and not to who asks
     */
    void check() throws Exception;
}
