package dev.rondo.loop;

import dev.rondo.context.ContextSlot;

/** The handler of uncaught errors of a virtual thread that runs on top of a loop's thread, by which it is known. */
public interface LoopRider extends ContextSlot.Rider {
    /** The loop. */
    EventLoop loop();

    @Override
    default ContextSlot contextSlot() {
        return loop().support().contextSlot();
    }
}
