package dev.rondo.conformance.program;

/**
 * What came of running a program.
 *
 * @param stdout what it printed
 * @param stderr what it complained about, without the parts that differ from machine to machine
 * @param exitCode how it ended
 */
public record Outcome(String stdout, String stderr, int exitCode) {
    /** An outcome whose errors still have the paths, process ids and frames of the engine that printed them. */
    public static Outcome raw(String stdout, String stderr, int exitCode) {
        return new Outcome(stdout, ErrorText.normalise(stderr), exitCode);
    }

    /** The form in which outcomes are recorded and compared. */
    public String text() {
        var text = new StringBuilder(closed(stdout));
        if (!stderr.isEmpty()) {
            text.append("[stderr]\n").append(closed(stderr));
        }
        return text.append("[exit ").append(exitCode).append("]\n").toString();
    }

    private static String closed(String text) {
        return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
    }
}
