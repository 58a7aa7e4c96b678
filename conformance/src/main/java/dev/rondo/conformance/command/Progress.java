package dev.rondo.conformance.command;

/** A line on a terminal that says how far things are; nothing where there is no terminal. */
final class Progress {
    private final boolean terminal = System.getProperty("rondo.terminal", "").contains("1");
    private boolean shown;

    /** Shows a line in place of the one before. */
    synchronized void show(String line) {
        if (terminal) {
            System.out.print("\r\u001b[K" + line);
            System.out.flush();
            shown = true;
        }
    }

    /** Prints something that stays. */
    synchronized void print(String text) {
        end();
        System.out.println(text);
    }

    /** Takes the line away. */
    synchronized void end() {
        if (shown) {
            System.out.print("\r\u001b[K");
            shown = false;
        }
    }
}
