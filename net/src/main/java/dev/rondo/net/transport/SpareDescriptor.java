package dev.rondo.net.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.DatagramChannel;
import org.jspecify.annotations.Nullable;

/**
 * A file descriptor that is kept for the moment when there are no more: to say so takes one, since loggers load classes and the
 * table of time zones when they first write. Compare libuv's {@code emfile_fd}.
 */
final class SpareDescriptor implements AutoCloseable {
    private @Nullable DatagramChannel spare;

    /** From now on there is one, if there can be. */
    void keep() {
        if (spare != null) {
            return;
        }
        try {
            spare = DatagramChannel.open();
        } catch (IOException none) {
            spare = null;
        }
    }

    /** Does what may take a descriptor for a while. */
    void lend(Runnable action) {
        close();
        try {
            action.run();
        } finally {
            keep();
        }
    }

    @Override
    public void close() {
        var kept = spare;
        spare = null;
        if (kept != null) {
            try {
                kept.close();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }
}
