package dev.rondo.promise;

import dev.rondo.context.Context;
import dev.rondo.loop.Task;
import dev.rondo.trace.Kind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to happen when a promise is settled: a microtask then, and until then an entry in the promise's list. Most code
 * calls {@link Promise#then}; runtimes that are built on promises, such as fibers, extend this class.
 */
public abstract class Reaction extends Task {
    @Nullable Reaction following;

    private @Nullable Reaction preceding;

    /** A reaction that runs in the given context. */
    protected Reaction(Context context) {
        super(context);
    }

    /** Becomes the last of a ring, whose last one is given; the first follows it. */
    void joinRing(@Nullable Reaction last) {
        if (last == null) {
            following = this;
            preceding = this;
            return;
        }
        var first = Objects.requireNonNull(last.following);
        following = first;
        preceding = last;
        last.following = this;
        first.preceding = this;
    }

    /** Leaves its ring, and answers with the one before it; null if it was the only one, or is in none. */
    @Nullable Reaction leaveRing() {
        var before = preceding;
        var after = following;
        if (before == null || after == null || before.equals(this)) {
            return null;
        }
        before.following = after;
        after.preceding = before;
        return before;
    }

    @Override
    protected Kind kind() {
        return Kind.REACTION;
    }
}
