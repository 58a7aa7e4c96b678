package dev.rondo.js.host;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** An error of a JavaScript program that nobody handled. Its message is the error as Node would print it. */
public final class ProgramError extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    /** Node's exit code where a handler of uncaught exceptions throws itself. */
    public static final int HANDLER_FAILED = 7;

    private final transient Object thrown;
    private int exitCode = 1;

    /**
     * An error.
     *
     * @param thrown what the program threw
     * @param message the error as Node would print it
     * @param cause the error of Java that it comes from, if any
     */
    public ProgramError(Object thrown, String message, @Nullable Throwable cause) {
        super(message, cause, true, false);
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
