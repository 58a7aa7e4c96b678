package dev.rondo.conformance.engine;

/** A program's order is not fixed by the engine, so its output says nothing. The generator should not have made it. */
public final class UnfixedOrderException extends EngineException {
    private static final long serialVersionUID = 1;

    public UnfixedOrderException(String message) {
        super(message);
    }
}
