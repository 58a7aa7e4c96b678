package dev.rondo.js.host;

import java.io.Serial;

/** An error of a JavaScript program that nobody handled. Its message is the error as Node would print it. */
public final class ProgramError extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    /** Node's exit code where a handler of uncaught exceptions throws itself. */
    public static final int HANDLER_FAILED = 7;

    private final transient Object thrown;
    private int exitCode = 1;

    /** @param thrown what the program threw */
    public ProgramError(Object thrown, String message) {
        super(message, null, true, false);
        this.thrown = thrown;
    }

    /** The exit code that a program ends with because of this error. */
    public int exitCode() {
        return exitCode;
    }

    ProgramError withExitCode(int code) {
        exitCode = code;
        return this;
    }

    /** What the program threw. */
    public Object thrown() {
        return thrown;
    }
}
