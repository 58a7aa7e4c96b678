package dev.rondo;

import java.util.ArrayList;
import java.util.List;

/** What a test's callbacks wrote down, in order. */
public final class Journal {
    private final List<String> lines = new ArrayList<>();

    /** Writes a line. */
    public void add(String line) {
        lines.add(line);
    }

    /** A callback that writes a line. */
    public Runnable says(String line) {
        return () -> add(line);
    }

    /** A callback that writes a line, then throws an {@link IllegalStateException} with that message. */
    public Runnable throwsAfter(String line) {
        return () -> {
            add(line);
            throw new IllegalStateException(line);
        };
    }

    /** The lines in one line, separated by spaces. */
    public String text() {
        return String.join(" ", lines);
    }

    /** The lines. */
    public List<String> lines() {
        return List.copyOf(lines);
    }
}
