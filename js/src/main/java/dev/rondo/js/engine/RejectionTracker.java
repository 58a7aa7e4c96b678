package dev.rondo.js.engine;

import com.oracle.truffle.js.runtime.PromiseRejectionTracker;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;

/** GraalJS's side of a {@link RejectionListener}. */
record RejectionTracker(RejectionListener listener) implements PromiseRejectionTracker {
    @Override
    public void promiseRejected(JSDynamicObject promise, Object reason) {
        listener.rejected(promise, reason);
    }

    @Override
    public void promiseRejectionHandled(JSDynamicObject promise) {
        listener.handled(promise);
    }

    @Override
    public void promiseRejectedAfterResolved(JSDynamicObject promise, Object reason) {
        listener.settledAgain(promise, reason, true);
    }

    @Override
    public void promiseResolvedAfterResolved(JSDynamicObject promise, Object value) {
        listener.settledAgain(promise, value, false);
    }
}
