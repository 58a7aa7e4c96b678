package dev.rondo.conformance.generate;

/**
 * What happens while virtual time stands still: turns of the loop between two times at which timers are due.
 *
 * <p>A file operation may take one turn or many, so nothing else that counts turns may happen beside it.
 */
final class Moment {
    private boolean turns;
    private boolean file;

    /** Claims the moment for something that takes turns of its own: immediates, or errors that delay ticks. */
    boolean takeTurns() {
        if (file) {
            return false;
        }
        turns = true;
        return true;
    }

    /** Claims the moment for timers that must run one directly after the other. */
    boolean stayAlone() {
        if (turns) {
            return false;
        }
        file = true;
        return true;
    }

    /** Claims the moment for a file operation. */
    boolean readFile() {
        if (file || turns) {
            return false;
        }
        file = true;
        return true;
    }
}
