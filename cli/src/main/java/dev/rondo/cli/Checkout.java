package dev.rondo.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The checkout of Rondo that runs, as far as a new project needs it.
 *
 * @param home its folder
 * @param install what puts Rondo's libraries into the local Maven repository: a command and its arguments, for that folder
 */
record Checkout(Path home, List<String> install) {
    private static final List<String> INSTALL =
            List.of("./build", "-q", "-Dquick", "-Dmaven.test.skip", "-pl", "http", "-am", "install");

    /** The one that the script {@code rondo} names. */
    static Checkout ofProcess() {
        return new Checkout(Path.of(System.getProperty("rondo.home", "")), INSTALL);
    }

    /**
     * Puts Rondo's core, net and http into the local Maven repository, and waits until it is there.
     *
     * @throws IOException if it does not get there, with all that was printed
     */
    void installLibraries() throws IOException {
        var builder = new ProcessBuilder(install)
                .directory(home.toAbsolutePath().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var process = builder.start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.onExit().join().exitValue();
        if (code != 0) {
            throw new IOException("%s%nRondo did not get into the local Maven repository: '%s' in %s ended with %d"
                    .formatted(printed.strip(), String.join(" ", install), home.toAbsolutePath(), code));
        }
    }
}
