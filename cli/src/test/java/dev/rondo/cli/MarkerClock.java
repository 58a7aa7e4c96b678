package dev.rondo.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;

/** A clock that programs move: a minute for each byte of a file. So no test has to guess how long something takes. */
record MarkerClock(Path marker) implements LongSupplier {
    @Override
    public long getAsLong() {
        try {
            return Files.exists(marker) ? Duration.ofMinutes(Files.size(marker)).toNanos() : 0;
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** JavaScript that defines {@code mark()}, which moves the clock once. */
    String mark() {
        return """
                let marked = false;
                function mark() {
                  if (!marked) { marked = true; require('fs').appendFileSync('%s', 'x'); }
                }
                """.formatted(marker.toString().replace('\\', '/'));
    }
}
