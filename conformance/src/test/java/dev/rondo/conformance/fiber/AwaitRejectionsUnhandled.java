package dev.rondo.conformance.fiber;

import static dev.rondo.Rondo.async;
import static dev.rondo.Rondo.await;

import dev.rondo.loop.EventLoop;
import dev.rondo.loop.RejectionHandler;

final class AwaitRejectionsUnhandled extends JavaProgram {
    @Override
    void main() {
        EventLoop.current().onUnhandledRejection(new RejectionHandler() {
            @Override
            public void unhandled(Object promise, Throwable reason) {
                log("unhandled " + reason.getMessage());
            }

            @Override
            public void handledLate(Object promise, Throwable reason) {
                log("handled after all");
            }
        });
        async(() -> {
            var slow = later(60, "slow");
            var fast = fail(20, "fast");
            log(await(slow));
            try {
                await(fast);
            } catch (Reason reason) {
                log("caught " + reason.getMessage());
            }
            return null;
        });
    }
}
