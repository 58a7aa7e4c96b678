package dev.rondo.cli;

import java.io.IOException;
import java.util.Objects;
import org.jline.terminal.TerminalBuilder;

/** The terminal that standard output is, if it is one. */
final class Terminals {
    private static final int WITHOUT_TERMINAL = 100;

    private Terminals() {}

    /** How many characters fit into a line. */
    static int width() {
        var console = Objects.requireNonNull(System.console());
        if (!console.isTerminal()) {
            return WITHOUT_TERMINAL;
        }
        try (var terminal = TerminalBuilder.builder().system(true).dumb(true).build()) {
            int columns = terminal.getSize().getColumns();
            return columns > 0 ? columns : WITHOUT_TERMINAL;
        } catch (IOException unknown) {
            return WITHOUT_TERMINAL;
        }
    }
}
