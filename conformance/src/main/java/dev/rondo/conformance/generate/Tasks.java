package dev.rondo.conformance.generate;

import dev.rondo.conformance.program.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes ticks, microtasks, immediates, file operations, and the tasks of browsers. */
final class Tasks {
    private static final String EVENT = """
            {
              const target = new EventTarget();
              target.addEventListener('x', () => {
                log('listener # a');
            §
              });
              target.addEventListener('x', () => log('listener # b'));
              target.dispatchEvent(new Event('x'));
              log('dispatched #');
            }""";

    private final Draft draft;

    Tasks(Draft draft) {
        this.draft = draft;
    }

    Optional<Piece> write(Place place) {
        int kind = draft.dice.below(100);
        if (kind < 30) {
            return Optional.of(microtask(place));
        }
        if (draft.model.isBrowser()) {
            return kind < 80 ? task(place) : event(place);
        }
        if (kind < 60) {
            return Optional.of(tick(place));
        }
        if (kind < 85) {
            return immediate(place);
        }
        return kind < 90 ? clearImmediate() : fileOperation(place);
    }

    private Piece tick(Place place) {
        int id = draft.next();
        return Piece.of("process.nextTick(() => {\n  log('tick " + id + "');\n§\n});", bodyWithFailure(place.inside()));
    }

    private Piece microtask(Place place) {
        int id = draft.next();
        if (draft.model == Model.NODE10) {
            return Piece.of(
                    "Promise.resolve().then(() => {\n  log('microtask " + id + "');\n§\n});",
                    draft.body(place.inside()));
        }
        return Piece.of(
                "queueMicrotask(() => {\n  log('microtask " + id + "');\n§\n});", bodyWithFailure(place.inside()));
    }

    private Optional<Piece> immediate(Place place) {
        if (!draft.mayTakeTurns(place)) {
            return Optional.empty();
        }
        int id = draft.next();
        draft.immediates.add(id);
        var then = place.at(place.time(), place.moment(), draft.timetable.newTask())
                .inside();
        return Optional.of(Piece.of(
                "m%1$d = setImmediate(() => {\n  log('immediate %1$d');\n§\n});".formatted(id), bodyWithFailure(then)));
    }

    private Optional<Piece> clearImmediate() {
        return draft.immediates.isEmpty()
                ? Optional.empty()
                : Optional.of(Piece.of("clearImmediate(m" + draft.dice.pick(draft.immediates) + ");"));
    }

    private Optional<Piece> fileOperation(Place place) {
        if (draft.shortTimers || !place.known() || !place.moment().readFile()) {
            return Optional.empty();
        }
        int id = draft.next();
        var call = draft.dice.pick(List.of("readFile", "stat", "access"));
        var then =
                place.at(place.time(), new Moment(), draft.timetable.newTask()).inside();
        return Optional.of(Piece.of(
                "fs.%2$s(file, () => {\n  log('%2$s %1$d');\n§\n});".formatted(id, call), bodyWithFailure(then)));
    }

    /** A task of a browser: a message to a port or to the window, or a timer that does not wait. */
    private Optional<Piece> task(Place place) {
        int kind = draft.dice.below(place.depth() > 3 ? 2 : 3);
        if (!draft.mayTakeTurns(place)) {
            return Optional.empty();
        }
        var name = List.of("message", "window message", "zero timeout").get(kind);
        var call =
                List.of("message(() => {", "post(() => {", "setTimeout(() => {").get(kind);
        var end = kind == 2 ? "}, 0);" : "});";
        int id = draft.next();
        var then = place.at(place.time(), place.moment(), draft.timetable.newTask())
                .inside();
        return Optional.of(Piece.of(call + "\n  log('" + name + " " + id + "');\n§\n" + end, bodyWithFailure(then)));
    }

    private Optional<Piece> event(Place place) {
        int id = draft.next();
        return Optional.of(Piece.of(EVENT.replace("#", String.valueOf(id)), bodyWithFailure(place.inside())));
    }

    private List<Piece> bodyWithFailure(Place place) {
        var pieces = new ArrayList<>(draft.body(place));
        draft.failure(place).ifPresent(pieces::add);
        return pieces;
    }
}
