package dev.rondo.bench.fibers;

/** Where the fibers of a peer run. */
@FunctionalInterface
public interface Place {
    /** The thread that asks. */
    Place HERE = Body::run;

    /**
     * Runs something there, and waits for its end.
     *
     * @throws Exception what it fails with
     */
    void run(Body body) throws Exception;

    /** What runs. */
    @FunctionalInterface
    interface Body {
        /**
         * Runs.
         *
         * @throws Exception what it fails with
         */
        void run() throws Exception;
    }
}
