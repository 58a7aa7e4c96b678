package dev.rondo.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A piece of the examples that a document shows.
 *
 * @param file the class that holds it
 */
record Snippet(String file, String name, String text) {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path SOURCES = ROOT.resolve("examples/src/main/java");
    private static final Pattern SNIPPET = Pattern.compile("(?ms)^ *// snippet: (\\w+)\\n(.*?)^ *// end$");

    static List<Snippet> all() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(Snippet::of)
                    .toList();
        }
    }

    private static Stream<Snippet> of(Path file) {
        var path = SOURCES.relativize(file).toString();
        var name = path.substring(0, path.length() - ".java".length()).replace('/', '.');
        return SNIPPET.matcher(read(file))
                .results()
                .map(found -> new Snippet(name, found.group(1), unindented(found.group(2))));
    }

    static String unindented(String text) {
        return text.stripTrailing().stripIndent();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** Runs it, if it is a whole program: a class of the name within that of its file, with a method {@code main}. */
    void run() {
        try {
            var program = Class.forName(file + "$" + name);
            var constructor = program.getDeclaredConstructor();
            constructor.setAccessible(true);
            var main = program.getDeclaredMethod("main");
            main.setAccessible(true);
            main.invoke(constructor.newInstance());
        } catch (ReflectiveOperationException broken) {
            throw new LinkageError(file + "$" + name + " does not run", broken);
        }
    }
}
