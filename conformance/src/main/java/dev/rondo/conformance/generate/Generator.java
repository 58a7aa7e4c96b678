package dev.rondo.conformance.generate;

import dev.rondo.conformance.program.Model;
import java.util.ArrayList;
import java.util.List;

/**
 * Random programs from a seed.
 *
 * <p>A program does many things at once, but only in ways whose order the engines fix; {@link Timetable} and
 * {@link Moment} keep apart what a real clock or a real disk would shuffle.
 */
public final class Generator {
    private final Model model;
    private final long seed;

    /** Programs for a model from a seed. */
    public Generator(Model model, long seed) {
        this.model = model;
        this.seed = seed;
    }

    /** The program with this number, the same every time. */
    public GeneratedProgram program(int index) {
        var dice = new Dice(seed, index);
        var draft = new Draft(model, dice, 6 + dice.below(20));
        var main = new Place(0, new Moment(), 0, true, false, 0);
        var body = new ArrayList<Piece>(Handlers.write(draft));
        body.addAll(draft.statements(main, 2 + dice.below(5)));
        return new GeneratedProgram(seed, index, model, List.copyOf(body));
    }
}
