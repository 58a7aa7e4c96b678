package dev.rondo.js.engine;

import dev.rondo.loop.Rejection;

/** Is told of rejected promises, at once. */
public interface RejectionListener {
    /** A promise was rejected and has no reaction. */
    Rejection rejected(Object promise, Object reason);

    /** A promise that was rejected without a reaction has one now. */
    void handled(Rejection rejection);

    /** A promise that is settled was to be resolved or rejected again. */
    void settledAgain(Object promise, Object value, boolean rejected);
}
