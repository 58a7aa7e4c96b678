package dev.rondo.internal;

/** Throws errors on as they are, whether or not a method declares them. */
public final class Sneaky {
    private Sneaky() {}

    /** To be thrown by the caller, so that the compiler knows that nothing follows. */
    @SuppressWarnings("unchecked")
    public static <E extends Throwable> RuntimeException rethrow(Throwable error) throws E {
        throw (E) error;
    }
}
