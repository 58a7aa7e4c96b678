package dev.rondo.conformance.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes async functions: awaits, try blocks, loops, generators and async generators. */
final class AsyncFunctions {
    private final Draft draft;

    AsyncFunctions(Draft draft) {
        this.draft = draft;
    }

    Optional<Piece> write(Place place) {
        int id = draft.next();
        var body = new ArrayList<Piece>();
        body.add(Piece.of("log('async " + id + "');"));
        steps(place.insideAsync(), body, 1 + draft.dice.below(4));
        if (draft.dice.chance(25)) {
            var source = draft.sources().any(place.insideAsync().sometime());
            body.add(Piece.of("return (\n§\n);", List.of(source.piece().asFixed())));
        } else if (draft.dice.chance(15)) {
            body.add(Piece.of("throw new Error('error " + draft.next() + "');"));
        }
        draft.promises.add(id);
        return Optional.of(Piece.of("p" + id + " = (async () => {\n§\n})();", body));
    }

    private Place steps(Place from, List<Piece> body, int count) {
        var place = from;
        for (int i = 0; i < count; i++) {
            int kind = draft.dice.below(100);
            if (kind < 50) {
                place = await(place, body);
            } else if (kind < 65) {
                place = guarded(place, body);
            } else if (kind < 75) {
                body.add(loop());
            } else if (kind < 90) {
                body.add(forAwait());
            } else {
                body.add(generator());
            }
            body.addAll(draft.body(place));
        }
        return place;
    }

    private Place await(Place place, List<Piece> body) {
        int id = draft.next();
        var source = draft.sources().any(place);
        body.add(Piece.of(
                "log('await " + id + " ' + show(await (\n§\n)));",
                List.of(source.piece().asFixed())));
        return source.after();
    }

    /** A try block. Where it goes on afterwards is known only if nothing inside takes time. */
    private Place guarded(Place place, List<Piece> body) {
        int id = draft.next();
        var inside = new ArrayList<Piece>();
        var after = await(place, inside);
        inside.addAll(draft.body(after));
        var ending = draft.dice.chance(40)
                ? List.of(Piece.of(
                        "log('finally %1$d ' + show(await (\n§\n)));".formatted(id),
                        List.of(Piece.of("Promise.resolve('cleanup " + id + "')")
                                .asFixed())))
                : List.<Piece>of();
        body.add(Piece.of(
                "try {\n§\n} catch (error) {\n  log('caught " + id + " ' + show(error));\n} finally {\n§\n}",
                inside,
                ending));
        return after.equals(place) ? place : place.sometime();
    }

    private Piece loop() {
        int id = draft.next();
        return Piece.of(
                "for (let i = 0; i < 2; i++) {\n  log('loop %1$d ' + i + ' ' + show(await (\n§\n  )));\n}"
                        .formatted(id),
                List.of(draft.sources().instant().asFixed()));
    }

    private Piece forAwait() {
        int id = draft.next();
        if (draft.dice.chance(40)) {
            return Piece.of(
                    "for await (const value of [\n§\n]) {\n  log('for await " + id + " ' + show(value));\n}",
                    elements());
        }
        var leave = draft.dice.chance(25) ? "  break;\n" : "";
        return Piece.of(
                "for await (const value of (async function* () {\n§\n})()) {\n  log('for await " + id
                        + " ' + show(value));\n" + leave + "}",
                yields(true));
    }

    private Piece generator() {
        int id = draft.next();
        return Piece.of(
                "for (const value of (function* () {\n§\n})()) {\n  log('for " + id + " ' + show(value));\n"
                        + "  await null;\n}",
                yields(false));
    }

    private List<Piece> elements() {
        var elements = new ArrayList<Piece>();
        for (int i = draft.dice.below(4); i > 0; i--) {
            elements.add(Piece.of("§\n,", List.of(draft.sources().instant().asFixed())));
        }
        return elements;
    }

    private List<Piece> yields(boolean async) {
        var pieces = new ArrayList<Piece>();
        for (int i = 1 + draft.dice.below(3); i > 0; i--) {
            int id = draft.next();
            switch (draft.dice.below(async ? 5 : 2)) {
                case 0 -> pieces.add(Piece.of("log('generator " + id + "');"));
                case 2 ->
                    pieces.add(Piece.of(
                            "log('inner await " + id + " ' + show(await (\n§\n)));",
                            List.of(draft.sources().instant().asFixed())));
                case 3 -> pieces.add(Piece.of("yield* [\n§\n];", elements()));
                case 4 ->
                    pieces.add(Piece.of(
                            "yield (\n§\n);", List.of(draft.sources().instant().asFixed())));
                default -> pieces.add(Piece.of("yield 'yielded " + id + "';"));
            }
        }
        if (async && draft.dice.chance(30)) {
            pieces.add(Piece.of(
                    "return (\n§\n);", List.of(draft.sources().instant().asFixed())));
        }
        return pieces;
    }
}
