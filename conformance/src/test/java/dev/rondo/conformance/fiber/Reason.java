package dev.rondo.conformance.fiber;

/** What is thrown where JavaScript throws a string. */
final class Reason extends RuntimeException {
    private static final long serialVersionUID = 1;

    Reason(String text) {
        super(text);
    }
}
