package dev.rondo.cli;

import dev.rondo.loop.LoopModel;
import dev.rondo.trace.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one model does otherwise than its neighbour. The rule behind a difference between any two models is a step of the way
 * between them at which the output changes: a rule of order if the same lines come in another order, else what the two
 * models have and say.
 */
enum Rule {
    NODE_11(
            LoopModel.NODE,
            LoopModel.NODE11,
            "Node 11 and 10 have fewer globals, modules and methods, print some values and errors otherwise, and only warn"
                    + " of a rejection that nobody handles, which ends Node 15 and later with exit code 1"),
    NODE_10(
            LoopModel.NODE11,
            LoopModel.NODE10,
            "Node 10 has fewer globals than Node 11, no queueMicrotask among them, and other versions of its modules"),
    BROWSER(
            LoopModel.NODE,
            LoopModel.BROWSER,
            "a page has a window instead of process, require and Node's modules; its timers are numbers; and an error is"
                    + " reported and does not end it"),
    CHROME_72(
            LoopModel.BROWSER,
            LoopModel.CHROME72,
            "Chrome 72 has fewer globals and methods, and prints some errors otherwise");

    private static final String NODE_11_AWAITS =
            "await takes 3 microtask ticks in Node 11 and 10, and 1 since Node 12: V8 7.3 no longer wraps a promise that is"
                    + " awaited in another one";
    private static final String NODE_10_BATCHES =
            "Node 10 runs ticks and microtasks once after all due timers of the same duration, and once after all"
                    + " immediates; since Node 11 they run after every callback";
    private static final String BROWSER_TURNS =
            "a browser has no phases, no nextTick queue and no setImmediate: a turn runs one task, the one that was ready"
                    + " first, and then its microtasks";
    private static final String BROWSER_TIMERS =
            "a browser's timer may be due at once, where Node makes 1 ms of 0, and takes 4 ms at least once timers are nested"
                    + " five deep";
    private static final String CHROME_72_AWAITS = "await takes 3 microtask ticks before Chrome 73, and 1 since";
    private static final String CHROME_72_TIMERS = "setTimeout(f, 0) was setTimeout(f, 1) before Chrome 101";

    private static final Set<Kind> OF_NODE = Set.of(Kind.TICK, Kind.IMMEDIATE, Kind.POSTED, Kind.IO, Kind.CLOSE);

    private final LoopModel from;
    private final LoopModel to;
    private final String contents;

    Rule(LoopModel from, LoopModel to, String contents) {
        this.from = from;
        this.to = to;
        this.contents = contents;
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

    /** What explains that the two executions, of neighbours, did not print the same. */
    List<String> reasons(Execution before, Execution after) {
        var difference = Difference.between(before, after);
        var one = difference.left();
        var two = difference.right();
        var both = new ArrayList<>(one);
        both.retainAll(Set.copyOf(two));
        var again = new ArrayList<>(two);
        again.retainAll(Set.copyOf(one));
        var reasons = new ArrayList<String>();
        if (!both.equals(again)) {
            reasons.add(order(before));
        }
        if (both.size() < one.size() || again.size() < two.size() || difference.exit()) {
            reasons.add(contents);
        }
        return reasons;
    }

    private String order(Execution execution) {
        return switch (this) {
            case NODE_11 -> NODE_11_AWAITS;
            case NODE_10 -> NODE_10_BATCHES;
            case BROWSER -> execution.ran(OF_NODE) ? BROWSER_TURNS : BROWSER_TIMERS;
            case CHROME_72 -> execution.ran(Set.of(Kind.REACTION)) ? CHROME_72_AWAITS : CHROME_72_TIMERS;
        };
    }

    private @Nullable LoopModel otherEnd(LoopModel end) {
        if (end == from) {
            return to;
        }
        return end == to ? from : null;
    }
}
