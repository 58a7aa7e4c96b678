package dev.rondo.conformance.engine;

import dev.rondo.conformance.program.Outcome;
import dev.rondo.conformance.program.Program;

/**
 * What a referee says of a run on a real engine, and what the program printed.
 *
 * <p>A run that was disturbed by a slow machine says nothing and is repeated.
 */
public record Verdict(String text, String stdout) {
    private static final int ATTEMPTS = 40;

    /** Takes a referee's answer apart: a line for the verdict, then what was printed. */
    public static Verdict of(String answer) {
        int end = answer.indexOf('\n');
        return new Verdict(answer.substring(0, end), answer.substring(end + 1));
    }

    /**
     * Runs a program until a run shows its order.
     *
     * @throws UnfixedOrderException if its order is not fixed, or no run was quiet enough to show it
     */
    public static Outcome untilFixed(Program program, Run run) throws EngineException {
        var verdict = run.once();
        for (int i = 1; i < ATTEMPTS && verdict.text.startsWith("disturbed"); i++) {
            verdict = run.once();
        }
        if (!verdict.text.equals("fixed")) {
            throw new UnfixedOrderException(program.name() + " is " + verdict.text);
        }
        return new Outcome(verdict.stdout, "", 0);
    }

    /** A run of the program. */
    public interface Run {
        Verdict once() throws EngineException;
    }
}
