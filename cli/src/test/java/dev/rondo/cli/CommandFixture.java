package dev.rondo.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Runs the command in this process and keeps what it prints itself. */
final class CommandFixture {
    private final Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    CommandFixture(Path folder) {
        this.folder = folder;
    }

    Path program(String name, String source) {
        try {
            return Files.writeString(folder.resolve(name), source);
        } catch (IOException unwritable) {
            throw new AssertionError(unwritable);
        }
    }

    int run(Object... words) {
        return run(Main.commandLine(), words);
    }

    /** Runs {@code compare} with this time and this standard input. */
    int compare(TimeBudget budget, InputStream input, Object... words) {
        var line = Main.commandLine();
        Objects.requireNonNull(line.getSubcommands().get("compare"))
                .<CompareCommand>getCommand()
                .use(budget, input);
        var all = Stream.concat(Stream.of("compare"), Arrays.stream(words));
        return run(line, all.toArray());
    }

    /** Runs {@code init}, with this command in place of the one that installs Rondo. */
    int init(List<String> install, Path project) {
        var line = Main.commandLine();
        Objects.requireNonNull(line.getSubcommands().get("init"))
                .<InitCommand>getCommand()
                .use(new Checkout(Path.of(".."), install));
        return run(line, "init", project);
    }

    private int run(CommandLine line, Object... words) {
        var arguments = new String[words.length];
        for (int i = 0; i < words.length; i++) {
            arguments[i] = words[i].toString();
        }
        return line.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(Main.optionsFirst(arguments).toArray(String[]::new));
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
