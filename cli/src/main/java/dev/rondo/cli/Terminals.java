package dev.rondo.cli;

import java.io.IOException;
import org.jline.terminal.TerminalBuilder;
import picocli.CommandLine.Help.Ansi;

/** The terminal that standard output is, if it is one; the script {@code rondo} knows and says so. */
final class Terminals {
    private static final int WITHOUT_TERMINAL = 100;
    private static final String STANDARD_OUTPUT = "1";

    private Terminals() {}

    /** How many characters fit into a line. */
    static int width() {
        if (!isTerminal()) {
            return WITHOUT_TERMINAL;
        }
        try (var terminal = TerminalBuilder.builder().system(true).dumb(true).build()) {
            int columns = terminal.getSize().getColumns();
            return columns > 0 ? columns : WITHOUT_TERMINAL;
        } catch (IOException unknown) {
            return WITHOUT_TERMINAL;
        }
    }

    /** Colours on a terminal, unless the user wants none. */
    static Ansi ansi() {
        boolean wanted = System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
        return isTerminal() && wanted ? Ansi.ON : Ansi.OFF;
    }

    private static boolean isTerminal() {
        return System.getProperty("rondo.terminal", "").contains(STANDARD_OUTPUT);
    }
}
