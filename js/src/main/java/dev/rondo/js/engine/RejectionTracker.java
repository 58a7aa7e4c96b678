package dev.rondo.js.engine;

import com.oracle.truffle.api.object.HiddenKey;
import com.oracle.truffle.js.runtime.PromiseRejectionTracker;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSObjectUtil;
import dev.rondo.loop.Rejection;

/** GraalJS's side of a {@link RejectionListener}. A promise keeps its rejection itself, so that both go together. */
record RejectionTracker(RejectionListener listener) implements PromiseRejectionTracker {
    private static final HiddenKey REJECTION = new HiddenKey("rondo.rejection");

    @Override
    public void promiseRejected(JSDynamicObject promise, Object reason) {
        JSObjectUtil.putHiddenProperty(promise, REJECTION, listener.rejected(promise, reason));
    }

    @Override
    public void promiseRejectionHandled(JSDynamicObject promise) {
        if (Inspection.hidden(promise, REJECTION) instanceof Rejection rejection) {
            listener.handled(rejection);
        }
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
