package dev.rondo.conformance.generate;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a program: a text with places for the lists of parts within it.
 *
 * <p>Each {@code §} of the text stands for the next of the blocks. A program without one of its pieces is a program still,
 * unless the piece is fixed.
 *
 * @param text what it says, over several lines where it has blocks
 * @param blocks what is inside
 * @param fixed whether the piece around it needs it
 */
public record Piece(String text, List<List<Piece>> blocks, boolean fixed) {
    static final String SLOT = "§";

    public Piece {
        blocks = blocks.stream().map(List::copyOf).toList();
    }

    static Piece of(String text) {
        return new Piece(text, List.of(), false);
    }

    static Piece of(String text, List<Piece> block) {
        return new Piece(text, List.of(block), false);
    }

    static Piece of(String text, List<Piece> block, List<Piece> other) {
        return new Piece(text, List.of(block, other), false);
    }

    /** The same as a piece that must stay. */
    Piece asFixed() {
        return new Piece(text, blocks, true);
    }

    /** The same with a semicolon behind it. */
    Piece ended() {
        return new Piece(text + ";", blocks, fixed);
    }

    /** The same with another list in one of its places. */
    Piece with(int block, List<Piece> pieces) {
        var changed = new ArrayList<>(blocks);
        changed.set(block, pieces);
        return new Piece(text, changed, fixed);
    }

    /** How many pieces there are in a list, all levels together. */
    static int count(List<Piece> pieces) {
        return pieces.stream()
                .mapToInt(piece ->
                        1 + piece.blocks.stream().mapToInt(Piece::count).sum())
                .sum();
    }

    /** Writes a list of pieces, one below the other. */
    static void write(List<Piece> pieces, String indent, StringBuilder out) {
        pieces.forEach(piece -> piece.write(indent, out));
    }

    private void write(String indent, StringBuilder out) {
        int block = 0;
        for (var line : text.split("\n", -1)) {
            if (line.strip().equals(SLOT)) {
                write(blocks.get(block++), indent + "  ", out);
            } else {
                out.append(indent).append(line).append('\n');
            }
        }
    }
}
