package dev.rondo.conformance.program;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whose order a program keeps. */
public enum Model {
    NODE("node"),
    NODE11("node11"),
    NODE10("node10"),
    BROWSER("browser"),
    CHROME72("chrome72");

    private final String text;

    Model(String text) {
        this.text = text;
    }

    /** The model with this name, as it is written on a command line. */
    public static Optional<Model> named(String text) {
        return Arrays.stream(values()).filter(model -> model.text.equals(text)).findFirst();
    }

    /** All names, for an error message. */
    public static String names() {
        return Arrays.stream(values()).map(Model::toString).collect(Collectors.joining(", "));
    }

    /** Whether programs of this model have a window and no process. */
    public boolean isBrowser() {
        return this == BROWSER || this == CHROME72;
    }

    @Override
    public String toString() {
        return text;
    }
}
