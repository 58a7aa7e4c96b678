package dev.rondo.conformance.generate;

import dev.rondo.conformance.program.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A program that is being written: what it may still grow to, its names, and who writes its parts. */
final class Draft {
    private static final int DEEPEST = 6;

    final Model model;
    final Dice dice;
    final Timetable timetable;
    final List<Integer> timers = new ArrayList<>();
    final List<Integer> immediates = new ArrayList<>();
    final List<Integer> promises = new ArrayList<>();
    /** Whether timers of 0 and 1 ms are used, which forbids everything that takes turns of the loop. */
    final boolean shortTimers;

    private final Timers timerWriter = new Timers(this);
    private final Tasks taskWriter = new Tasks(this);
    private final Sources sources = new Sources(this);
    private final Chains chainWriter = new Chains(this);
    private final AsyncFunctions asyncWriter = new AsyncFunctions(this);
    private int budget;
    private int labels;

    Draft(Model model, Dice dice, int budget) {
        this.model = model;
        this.dice = dice;
        this.budget = budget;
        this.timetable = new Timetable(!model.isBrowser());
        this.shortTimers = !model.isBrowser() && dice.chance(20);
    }

    Timers timerWriter() {
        return timerWriter;
    }

    Sources sources() {
        return sources;
    }

    /** A number nobody else has, for a label or a name. */
    int next() {
        return ++labels;
    }

    /** Some statements for a body at a place. */
    List<Piece> statements(Place place, int count) {
        var pieces = new ArrayList<Piece>();
        for (int i = 0; i < count && budget > 0; i++) {
            statement(place).ifPresent(pieces::add);
        }
        return pieces;
    }

    /** The statements of a body within: fewer the deeper it is. */
    List<Piece> body(Place place) {
        return place.depth() >= DEEPEST ? List.of() : statements(place, dice.below(4 - place.depth() / 2));
    }

    /** Whether something at a place may take turns of the loop. */
    boolean mayTakeTurns(Place place) {
        return place.known() && !shortTimers && place.moment().takeTurns();
    }

    /** Now and then an error at the end of a callback. Older Nodes put off their ticks then, which takes turns. */
    Optional<Piece> failure(Place place) {
        if (place.task() == 0 || !dice.chance(8) || !(model.isBrowser() || mayTakeTurns(place))) {
            return Optional.empty();
        }
        return Optional.of(Piece.of("throw new Error('error " + next() + "');"));
    }

    private Optional<Piece> statement(Place place) {
        budget--;
        int kind = dice.below(100);
        if (kind < 24) {
            return timerWriter.write(place);
        }
        if (kind < 48) {
            return taskWriter.write(place);
        }
        return kind < 78 ? chainWriter.write(place) : asyncWriter.write(place);
    }
}
