package dev.rondo.conformance.engine;

/** An engine could not be had, or could not be made to run a program. */
public class EngineException extends Exception {
    private static final long serialVersionUID = 1;

    public EngineException(String message) {
        super(message);
    }

    public EngineException(String message, Throwable cause) {
        super(message, cause);
    }
}
