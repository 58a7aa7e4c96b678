package dev.rondo.cli;

import dev.rondo.loop.LoopModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one model does otherwise than its neighbour. Each rule joins two models that differ in nothing else, so the rule
 * behind a difference between any two models is the step of the way between them at which the output changes.
 */
enum Rule {
    AWAIT_IN_NODE(
            LoopModel.NODE,
            LoopModel.NODE11,
            "await takes 3 microtask ticks in Node 11 and 10, and 1 since Node 12: V8 7.3 no longer wraps a promise that"
                    + " is awaited in another one"),
    BATCHES(
            LoopModel.NODE11,
            LoopModel.NODE10,
            "Node 10 runs ticks and microtasks once after all due timers of the same duration, and once after all"
                    + " immediates; since Node 11 they run after every callback"),
    TURNS(
            LoopModel.NODE,
            LoopModel.BROWSER,
            "a browser has no phases, no nextTick queue and no setImmediate: a turn runs one task, the one that was ready"
                    + " first, and then its microtasks"),
    AWAIT_IN_CHROME(
            LoopModel.BROWSER,
            LoopModel.CHROME72,
            "await takes 3 microtask ticks before Chrome 73, and 1 since; and setTimeout(f, 0) was setTimeout(f, 1)");

    final LoopModel from;
    final LoopModel to;
    final String text;

    Rule(LoopModel from, LoopModel to, String text) {
        this.from = from;
        this.to = to;
        this.text = text;
    }

    /** A rule and the model that lies behind it on the way. */
    record Step(Rule rule, LoopModel before, LoopModel after) {}

    /** The way from one model to another. */
    static List<Step> between(LoopModel start, LoopModel end) {
        Map<LoopModel, @Nullable Step> reachedBy = new HashMap<>();
        var open = new ArrayDeque<LoopModel>();
        reachedBy.put(start, null);
        open.add(start);
        while (!open.isEmpty()) {
            var at = open.remove();
            for (var rule : values()) {
                var next = rule.otherEnd(at);
                if (next != null && !reachedBy.containsKey(next)) {
                    reachedBy.put(next, new Step(rule, at, next));
                    open.add(next);
                }
            }
        }
        var way = new ArrayList<Step>();
        for (var step = reachedBy.get(end); step != null; step = reachedBy.get(step.before())) {
            way.addFirst(step);
        }
        return way;
    }

    private @Nullable LoopModel otherEnd(LoopModel end) {
        if (end == from) {
            return to;
        }
        return end == to ? from : null;
    }
}
