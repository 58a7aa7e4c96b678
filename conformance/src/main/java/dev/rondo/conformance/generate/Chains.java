package dev.rondo.conformance.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes promises with chains of then, catch and finally. */
final class Chains {
    private final Draft draft;

    Chains(Draft draft) {
        this.draft = draft;
    }

    Optional<Piece> write(Place place) {
        int id = draft.next();
        var source = draft.sources().promise(place);
        var links = new ArrayList<Piece>();
        links.add(source.piece().asFixed());
        var at = source.after();
        for (int i = draft.dice.below(4); i > 0; i--) {
            at = link(at, links);
        }
        draft.promises.add(id);
        return Optional.of(Piece.of("p" + id + " =\n§\n;", links));
    }

    /** Adds a link, and tells where the next one stands. */
    private Place link(Place place, List<Piece> links) {
        int id = draft.next();
        var ending = ending(place.inside());
        int kind = draft.dice.below(100);
        if (kind < 50) {
            links.add(Piece.of(
                    ".then((value) => {\n  log('then " + id + " ' + show(value));\n§\n§\n})",
                    draft.body(place.inside()),
                    ending.pieces()));
        } else if (kind < 70) {
            links.add(Piece.of(
                    ".catch((reason) => {\n  log('catch " + id + " ' + show(reason));\n§\n§\n})",
                    draft.body(place.inside()),
                    ending.pieces()));
        } else if (kind < 85) {
            links.add(Piece.of(
                    ".finally(() => {\n  log('finally " + id + "');\n§\n§\n})",
                    draft.body(place.inside()),
                    ending.pieces()));
        } else if (kind < 95) {
            links.add(Piece.of(
                    (".then((value) => {\n  log('then %1$d ' + show(value));\n§\n}, (reason) => {\n"
                                    + "  log('or %1$d ' + show(reason));\n§\n})")
                            .formatted(id),
                    draft.body(place.inside()),
                    ending.pieces()));
        } else {
            links.add(Piece.of(".then()"));
            return place;
        }
        return ending.instant() ? place : place.sometime();
    }

    /** How a handler ends: with nothing, a value, something to wait for, or an error. */
    private Ending ending(Place place) {
        int kind = draft.dice.below(100);
        if (kind < 30) {
            return new Ending(List.of(), true);
        }
        if (kind < 50) {
            return new Ending(List.of(Piece.of("return 'result " + draft.next() + "';")), true);
        }
        if (kind < 70) {
            return new Ending(List.of(Piece.of("throw new Error('error " + draft.next() + "');")), true);
        }
        var source = draft.sources().any(place);
        var piece = Piece.of("return (\n§\n);", List.of(source.piece().asFixed()));
        return new Ending(List.of(piece), source.after().equals(place));
    }

    private record Ending(List<Piece> pieces, boolean instant) {}
}
