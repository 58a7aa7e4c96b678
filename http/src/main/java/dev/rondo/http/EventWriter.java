package dev.rondo.http;

import java.io.IOException;

/** Sends events while the response is sent. */
@FunctionalInterface
public interface EventWriter {
    /**
     * Sends all of them. The response has ended when this returns; browsers connect again then.
     *
     * @throws IOException if it fails; then the response is cut off
     */
    void write(EventStream events) throws IOException;
}
