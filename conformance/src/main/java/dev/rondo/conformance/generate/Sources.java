package dev.rondo.conformance.generate;

import dev.rondo.conformance.program.Model;
import java.util.ArrayList;
import java.util.List;

/** Writes what a promise can come from: values, thenables, timers, turns, files, other promises. */
final class Sources {
    private final Draft draft;

    Sources(Draft draft) {
        this.draft = draft;
    }

    /** An expression that can be awaited, returned or resolved with. */
    Source any(Place place) {
        if (draft.dice.chance(25)) {
            return thenable(place);
        }
        return draft.dice.chance(10)
                ? new Source(Piece.of("'" + "plain " + draft.next() + "'"), place)
                : promise(place);
    }

    /** An expression that is a promise of the language. */
    Source promise(Place place) {
        int kind = draft.dice.below(100);
        if (kind < 30) {
            return new Source(settled(), place);
        }
        if (kind < 45) {
            return executor(place);
        }
        if (kind < 60) {
            return delayed(place);
        }
        if (kind < 75) {
            return combined(place);
        }
        return kind < 90 ? earlier(place) : new Source(adopted(), place);
    }

    /** A promise that takes microtasks only. */
    Piece settled() {
        int id = draft.next();
        return draft.dice.chance(70)
                ? Piece.of("Promise.resolve('value " + id + "')")
                : Piece.of("Promise.reject(new Error('reason " + id + "'))");
    }

    /** What can be awaited and takes microtasks only. */
    Piece instant() {
        return switch (draft.dice.below(4)) {
            case 0 -> Piece.of("'plain " + draft.next() + "'");
            case 1 -> adopted();
            case 2 -> plainThenable();
            default -> settled();
        };
    }

    private Piece adopted() {
        return Piece.of(
                "new Promise((resolve) => resolve(\n§\n))", List.of(settled().asFixed()));
    }

    private Source executor(Place place) {
        int id = draft.next();
        var body = new ArrayList<Piece>();
        body.add(Piece.of("log('executor " + id + "');"));
        body.addAll(draft.body(place.inside()));
        body.add(Piece.of(draft.dice
                .pick(List.of(
                        "resolve('value %d');",
                        "resolve('value %d');",
                        "reject(new Error('reason %d'));",
                        "throw new Error('reason %d');",
                        "process.nextTick(resolve, 'value %d');"))
                .replace(
                        draft.model.isBrowser() ? "process.nextTick(resolve, 'value %d');" : "\0",
                        "queueMicrotask(() => resolve('value %d'));")
                .formatted(id)));
        return new Source(Piece.of("new Promise((resolve, reject) => {\n§\n})", body), place);
    }

    private Source delayed(Place place) {
        int id = draft.next();
        if (!draft.model.isBrowser() && draft.dice.chance(30) && draft.mayTakeTurns(place)) {
            var piece = Piece.of("new Promise((resolve) => setImmediate(resolve, 'turned " + id + "'))");
            return new Source(piece, place.at(place.time(), place.moment(), draft.timetable.newTask()));
        }
        return draft.timerWriter()
                .delay(place)
                .map(delay -> new Source(
                        Piece.of("new Promise((resolve, reject) => setTimeout(%s, %d, 'delayed %d'))"
                                .formatted(draft.dice.chance(80) ? "resolve" : "reject", delay.milliseconds(), id)),
                        delay.then()))
                .orElseGet(() -> new Source(settled(), place));
    }

    private Source combined(Place place) {
        var elements = new ArrayList<Piece>();
        boolean instant = true;
        for (int i = draft.dice.below(4); i > 0; i--) {
            var source = draft.dice.chance(60) ? new Source(instant(), place) : any(place);
            instant &= source.after().equals(place);
            elements.add(Piece.of("§\n,", List.of(source.piece().asFixed())));
        }
        var names = draft.model == Model.NODE || draft.model == Model.BROWSER
                ? List.of("all", "race", "allSettled", "any")
                : List.of("all", "race");
        var piece = Piece.of("Promise." + draft.dice.pick(names) + "([\n§\n])", elements);
        return new Source(piece, instant ? place : place.sometime());
    }

    private Source earlier(Place place) {
        if (draft.promises.isEmpty()) {
            return new Source(settled(), place);
        }
        int id = draft.dice.pick(draft.promises);
        return new Source(Piece.of("(p" + id + " || Promise.resolve('nothing yet'))"), place.sometime());
    }

    private Source thenable(Place place) {
        return new Source(plainThenable(), place);
    }

    private Piece plainThenable() {
        int id = draft.next();
        var outcome = draft.dice.pick(List.of(
                "resolve('value %d');",
                "resolve('value %d');",
                "reject(new Error('reason %d'));",
                "throw new Error('reason %d');",
                "Promise.resolve('value %d').then(resolve);"));
        return Piece.of(
                "({\n  then(resolve, reject) {\n    log('thenable " + id + "');\n§\n  },\n})",
                List.of(Piece.of("  " + outcome.formatted(id))));
    }

    /**
     * An expression.
     *
     * @param after where the code that waits for it goes on
     */
    record Source(Piece piece, Place after) {}
}
