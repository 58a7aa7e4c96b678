package dev.rondo.conformance.generate;

import dev.rondo.conformance.program.Model;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes timeouts and intervals, and what clears, refreshes and unrefs them. */
final class Timers {
    private static final List<Integer> DELAYS = List.of(4, 5, 5, 6, 8, 8, 10, 10, 10, 12, 15, 15, 20, 20, 25, 30);

    private static final String TWIN = """
            setTimeout(() => {
              log('SIDE twin #');
              Promise.resolve().then(() => log('promise of SIDE twin #'));
            }, MS);""";

    private final Draft draft;
    private final Map<Integer, Integer> simple = new HashMap<>();

    Timers(Draft draft) {
        this.draft = draft;
    }

    Optional<Piece> write(Place place) {
        int kind = draft.dice.below(100);
        if (kind < 60) {
            return draft.model.isBrowser() && draft.dice.chance(15) ? twins(place) : timeout(place);
        }
        if (kind < 75) {
            return interval(place);
        }
        return kind < 90 ? clear() : touch(place);
    }

    /** A delay from a place, and the place after it. */
    Optional<Delay> delay(Place place) {
        for (int attempt = 0; attempt < 6; attempt++) {
            int delay = draft.shortTimers && draft.dice.chance(40) ? draft.dice.below(2) : draft.dice.pick(DELAYS);
            var then = draft.timetable.book(place, Math.max(1, delay));
            if (then.isPresent()) {
                return Optional.of(new Delay(delay, then.get()));
            }
        }
        return Optional.empty();
    }

    private Optional<Piece> timeout(Place place) {
        return delay(place).map(delay -> {
            int id = draft.next();
            var body = draft.dice.chance(25)
                    ? List.of(Piece.of("Promise.resolve().then(() => log('promise of timeout " + id + "'));"))
                    : draft.body(delay.then().inside());
            if (body.isEmpty()) {
                simple.put(id, delay.milliseconds());
            }
            draft.timers.add(id);
            var pieces = new ArrayList<>(body);
            draft.failure(delay.then().inside()).ifPresent(pieces::add);
            return Piece.of(
                    "t%1$d = setTimeout(() => {\n  log('timeout %1$d');\n§\n}, %2$d);"
                            .formatted(id, delay.milliseconds()),
                    pieces);
        });
    }

    /** In browsers timers that are due together are tasks, between which others may come if they queue any. */
    private Optional<Piece> twins(Place place) {
        return delay(place).filter(delay -> delay.then().moment().stayAlone()).map(delay -> {
            var text =
                    TWIN.replace("#", String.valueOf(draft.next())).replace("MS", String.valueOf(delay.milliseconds()));
            return Piece.of(
                    "{\n§\n}",
                    List.of(Piece.of(text.replace("SIDE", "left")), Piece.of(text.replace("SIDE", "right"))));
        });
    }

    private Optional<Piece> interval(Place place) {
        int delay = draft.dice.pick(DELAYS);
        int beats = 1 + draft.dice.below(3);
        return draft.timetable.bookBeats(place, delay, beats).map(then -> {
            int id = draft.next();
            draft.timers.add(id);
            var body = draft.dice.chance(50)
                    ? List.of(Piece.of("Promise.resolve().then(() => log('promise of interval " + id + "'));"))
                    : List.<Piece>of();
            return Piece.of(
                    ("{\n  let n = 0;\n  t%1$d = setInterval(() => {\n    log('interval %1$d ' + ++n);\n"
                                    + "    if (n === %3$d) clearInterval(t%1$d);\n§\n  }, %2$d);\n}")
                            .formatted(id, delay, beats),
                    body);
        });
    }

    private Optional<Piece> clear() {
        if (draft.timers.isEmpty()) {
            return Optional.empty();
        }
        var function = draft.dice.chance(80) ? "clearTimeout" : "clearInterval";
        return Optional.of(Piece.of(function + "(t" + draft.dice.pick(draft.timers) + ");"));
    }

    private Optional<Piece> touch(Place place) {
        if (draft.model.isBrowser() || draft.timers.isEmpty()) {
            return Optional.empty();
        }
        if (draft.model != Model.NODE10 && draft.dice.chance(40)) {
            var method = draft.dice.chance(60) ? "unref" : "ref";
            int id = draft.dice.pick(draft.timers);
            return Optional.of(Piece.of("if (t%1$d) t%1$d.%2$s();".formatted(id, method)));
        }
        return refresh(place);
    }

    private Optional<Piece> refresh(Place place) {
        if (simple.isEmpty()) {
            return Optional.empty();
        }
        int id = draft.dice.pick(simple.keySet().stream().sorted().toList());
        return draft.timetable
                .book(place, simple.getOrDefault(id, 0))
                .map(then -> Piece.of("if (t%1$d) t%1$d.refresh();".formatted(id)));
    }

    /** A delay and the place after it. */
    record Delay(int milliseconds, Place then) {}
}
