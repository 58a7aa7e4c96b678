package dev.rondo.conformance.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The scripts that are part of this module. */
public final class Resources {
    private Resources() {}

    /** The text of a script of this package. */
    public static String text(String name) {
        return text(Resources.class, name);
    }

    /** The text of a script beside a class. */
    public static String text(Class<?> beside, String name) {
        try (var stream = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
