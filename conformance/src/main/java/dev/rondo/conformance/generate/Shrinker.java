package dev.rondo.conformance.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes a program that fails smaller, as long as it still fails: delta debugging on its tree.
 *
 * <p>It leaves out runs of pieces, long ones first, on every level; then puts what is inside a piece in its place.
 */
public final class Shrinker {
    private final Predicate<GeneratedProgram> fails;
    private GeneratedProgram smallest;

    private Shrinker(GeneratedProgram program, Predicate<GeneratedProgram> fails) {
        this.smallest = program;
        this.fails = fails;
    }

    /** The smallest program that was found to fail; the given one if no smaller one does. */
    public static GeneratedProgram shrink(GeneratedProgram program, Predicate<GeneratedProgram> fails) {
        var shrinker = new Shrinker(program, fails);
        int before;
        do {
            before = shrinker.smallest.size();
            shrinker.round();
        } while (shrinker.smallest.size() < before);
        return shrinker.smallest;
    }

    private void round() {
        shrink(smallest.body(), pieces -> smallest.with(pieces));
    }

    /**
     * Shrinks a list of pieces within the whole.
     *
     * @param whole makes the program that has a given list in this one's place
     * @return what is left of the list
     */
    private List<Piece> shrink(List<Piece> pieces, Whole whole) {
        var left = pieces;
        for (int length = Math.max(1, left.size()); length >= 1; length /= 2) {
            for (int at = left.size() - length; at >= 0; at -= length) {
                left = accept(without(left, at, length), left, whole);
                at = Math.min(at, left.size());
            }
        }
        for (int at = 0; at < left.size(); at++) {
            left = shrinkInside(left, at, whole);
        }
        return left;
    }

    private List<Piece> shrinkInside(List<Piece> pieces, int at, Whole whole) {
        var piece = pieces.get(at);
        for (int block = 0; block < piece.blocks().size(); block++) {
            int here = block;
            var outer = piece;
            var inner = shrink(
                    piece.blocks().get(block),
                    inside -> whole.with(replaced(pieces, at, List.of(outer.with(here, inside)))));
            piece = piece.with(block, inner);
        }
        var shrunk = replaced(pieces, at, List.of(piece));
        for (var block : piece.fixed() ? List.<List<Piece>>of() : piece.blocks()) {
            var unwrapped = replaced(pieces, at, statements(block));
            if (accept(unwrapped, shrunk, whole).equals(unwrapped)) {
                return unwrapped;
            }
        }
        return shrunk;
    }

    private List<Piece> accept(List<Piece> candidate, List<Piece> otherwise, Whole whole) {
        if (candidate.equals(otherwise)) {
            return otherwise;
        }
        var program = whole.with(candidate);
        if (program.size() < smallest.size() && fails.test(program)) {
            smallest = program;
            return candidate;
        }
        return otherwise;
    }

    private static List<Piece> without(List<Piece> pieces, int from, int length) {
        var rest = new ArrayList<Piece>();
        for (int i = 0; i < pieces.size(); i++) {
            if (i < from || i >= from + length || pieces.get(i).fixed()) {
                rest.add(pieces.get(i));
            }
        }
        return rest;
    }

    /** What was inside a piece, where statements stand: an expression gets its end, lest it calls what follows. */
    private static List<Piece> statements(List<Piece> block) {
        if (block.isEmpty() || !block.getFirst().fixed()) {
            return block;
        }
        return replaced(block, block.size() - 1, List.of(block.getLast().ended()));
    }

    private static List<Piece> replaced(List<Piece> pieces, int at, List<Piece> by) {
        var changed = new ArrayList<>(pieces);
        changed.remove(at);
        changed.addAll(at, by);
        return changed;
    }

    /** The program around a list. */
    private interface Whole {
        GeneratedProgram with(List<Piece> pieces);
    }
}
