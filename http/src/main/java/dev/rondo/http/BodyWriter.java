package dev.rondo.http;

import java.io.IOException;

/** Writes a body while it is sent. */
@FunctionalInterface
public interface BodyWriter {
    /**
     * Writes all of it. The body has ended when this returns.
     *
     * @throws IOException if it fails; then the message is cut off, so that the other side does not take it for whole
     */
    void write(BodyOutput output) throws IOException;
}
