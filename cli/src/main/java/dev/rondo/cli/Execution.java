package dev.rondo.cli;

import dev.rondo.loop.Clock;
import dev.rondo.loop.LoopModel;
import dev.rondo.trace.Event;
import dev.rondo.trace.Kind;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.graalvm.polyglot.Engine;

/**
 * A run of a program whose output is kept instead of printed.
 *
 * @param model under which it ran
 * @param output the lines it printed, in order, standard output and standard error together
 * @param exitCode its exit code, or {@link #STOPPED}
 * @param limit for people, what it met if it had to be stopped
 * @param events what the recorder saw
 * @param forgotten how many events came before those
 */
record Execution(LoopModel model, List<Line> output, int exitCode, String limit, List<Event> events, long forgotten) {
    static final int STOPPED = -1;

    private static final Pattern SYNTAX_ERROR = Pattern.compile(".+:\\d+:\\d+: SyntaxError: .*");

    /**
     * A line that a program printed.
     *
     * @param text without its end
     * @param after how many events had been recorded when it was printed
     */
    record Line(String text, long after) {}

    static Execution of(Program program, LoopModel model, Clock clock, Engine engine, TimeBudget.Share share) {
        return new WatchedRun(program, model).run(clock, engine, share);
    }

    /** Whether the program did not end by itself. */
    boolean isStopped() {
        return exitCode == STOPPED;
    }

    /** For people, why it was stopped. */
    String whyStopped() {
        return "The program did not end under " + Model.name(model) + "; it was stopped after " + limit + ".";
    }

    /** Whether the program could not be parsed, and all that it printed says so. */
    boolean isUnparsed() {
        return exitCode == 1
                && !output.isEmpty()
                && SYNTAX_ERROR.matcher(output.getFirst().text()).matches();
    }

    /** Whether units of one of these kinds ran. */
    boolean ran(Set<Kind> kinds) {
        return events.stream().anyMatch(event -> event.what() == Event.What.RUN && kinds.contains(event.kind()));
    }

    /** The lines without what belongs to the recorder. */
    List<String> text() {
        return output.stream().map(Line::text).toList();
    }
}
