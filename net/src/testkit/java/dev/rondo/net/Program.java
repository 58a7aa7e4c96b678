package dev.rondo.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.spi.ToolProvider;

/** A program of a test, for a process of its own. Who starts it ends it. */
public final class Program {
    private final Class<?> main;
    private final List<String> options = new ArrayList<>();
    private String limit = "";
    private String classPath = System.getProperty("java.class.path");

    private Program(Class<?> main) {
        this.main = main;
    }

    /** With the class path of the tests. */
    public static Program of(Class<?> main) {
        return new Program(main);
    }

    /** For the JVM, besides those that Rondo wants. */
    public Program options(String... more) {
        Collections.addAll(options, more);
        return this;
    }

    /** As the shell's {@code ulimit} takes it. */
    public Program limit(String of, int most) {
        limit = "ulimit " + of + " " + most + "; ";
        return this;
    }

    /**
     * With jars instead of folders, put into this one: without descriptors, classes in folders could not be loaded any more; jars are
     * open already, as users have them.
     */
    public Program jars(Path folder) {
        var path = new ArrayList<String>();
        for (var each : List.of(classPath.split(File.pathSeparator, -1))) {
            path.add(Files.isDirectory(Path.of(each)) ? packed(each, folder.resolve(path.size() + ".jar")) : each);
        }
        classPath = String.join(File.pathSeparator, path);
        return this;
    }

    private static String packed(String classes, Path jar) {
        var tool = ToolProvider.findFirst("jar").orElseThrow();
        assertThat(tool.run(System.out, System.err, "-c", "-f", jar.toString(), "-C", classes, "."))
                .isZero();
        return jar.toString();
    }

    /** With these arguments, not started yet. */
    public ProcessBuilder process(String... arguments) {
        var command = new ArrayList<String>();
        if (!limit.isEmpty()) {
            Collections.addAll(command, "sh", "-c", limit + "exec \"$@\"", "sh");
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Collections.addAll(command, "--add-opens=java.base/java.lang=ALL-UNNAMED", "--enable-native-access=ALL-UNNAMED");
        command.addAll(options);
        Collections.addAll(command, "-cp", classPath, main.getName());
        Collections.addAll(command, arguments);
        return new ProcessBuilder(command);
    }

    /** A server that prints its port first. What it has to say besides is of no interest. */
    Process startServer(String... arguments) throws IOException {
        return process(arguments)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** How many files that process has open, on Linux. */
    static long descriptors(Process process) throws IOException {
        try (var files = Files.list(Path.of("/proc", "" + process.pid(), "fd"))) {
            return files.count();
        }
    }
}
