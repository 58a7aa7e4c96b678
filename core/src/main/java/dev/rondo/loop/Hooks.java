package dev.rondo.loop;

import dev.rondo.trace.Kind;
import java.util.ArrayList;
import java.util.List;

/** The hooks of one phase, in the order in which they were added. */
final class Hooks {
    private List<Hook> hooks = List.of();

    Hook add(EventLoop loop, Runnable callback) {
        var task = Task.of(Kind.HOOK, callback);
        loop.runner().attribute(task);
        var hook = new Hook(loop, this, task);
        var more = new ArrayList<>(hooks);
        more.add(hook);
        hooks = more;
        return hook;
    }

    void remove(Hook hook) {
        var fewer = new ArrayList<>(hooks);
        fewer.remove(hook);
        hooks = fewer;
    }

    boolean isEmpty() {
        return hooks.isEmpty();
    }

    boolean keepAlive() {
        for (var hook : hooks) {
            if (hook.hasRef()) {
                return true;
            }
        }
        return false;
    }

    /** The hooks as they are now; adding and removing does not change the list. */
    List<Hook> all() {
        return hooks;
    }
}
