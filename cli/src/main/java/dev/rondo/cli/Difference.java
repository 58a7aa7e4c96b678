package dev.rondo.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * What two executions printed, as far as both can be held against each other: where one was stopped, the other's lines
 * beyond it say nothing, and neither do the exit codes.
 *
 * @param left lines of the one
 * @param right lines of the other
 * @param exit whether the exit codes differ
 */
record Difference(List<String> left, List<String> right, boolean exit) {
    static Difference between(Execution one, Execution other) {
        var left = one.text();
        var right = other.text();
        boolean ended = !one.isStopped() && !other.isStopped();
        return new Difference(
                other.isStopped() ? first(left, right.size()) : left,
                one.isStopped() ? first(right, left.size()) : right,
                ended && one.exitCode() != other.exitCode());
    }

    private static List<String> first(List<String> lines, int most) {
        return lines.subList(0, Math.min(most, lines.size()));
    }

    boolean isNone() {
        return !exit && left.equals(right);
    }

    /** The numbers of the lines that differ. */
    List<Integer> lines() {
        var lines = new ArrayList<Integer>();
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            var one = i < left.size() ? left.get(i) : null;
            var two = i < right.size() ? right.get(i) : null;
            if (one == null || !one.equals(two)) {
                lines.add(i + 1);
            }
        }
        return lines;
    }
}
