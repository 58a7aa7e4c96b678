package dev.rondo.examples;

import dev.rondo.conformance.engine.EngineException;
import dev.rondo.conformance.engine.Executables;
import dev.rondo.conformance.engine.Processes;
import dev.rondo.conformance.program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The interpreters and compilers of other languages that are on this machine; a test that needs a missing one is skipped. */
final class Peers {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String GO_SOURCES = "/usr/share/gocode";

    private Peers() {}

    static Outcome python(Path folder, String program) throws IOException, EngineException {
        var python = Executables.find("python3").orElseGet(() -> Assumptions.abort("there is no python3 on the path"));
        require(
                folder,
                List.of(python.toString(), "-c", "import sys; sys.exit(sys.version_info < (3, 11))"),
                python + " is older than 3.11");
        var file = Files.writeString(folder.resolve("program.py"), program);
        return Processes.run(folder, LIMIT, List.of(python.toString(), file.toString()));
    }

    static Outcome node(Path folder, String program) throws IOException, EngineException {
        var node = Executables.find("node").orElseGet(() -> Assumptions.abort("there is no node on the path"));
        var finds = "const [major, minor] = process.versions.node.split('.').map(Number);"
                + "process.exit(major > 22 || (major === 22 && minor >= 7) || (major === 20 && minor >= 19) ? 0 : 1)";
        require(
                folder,
                List.of(node.toString(), "-e", finds),
                node + " is too old to see by itself what is a module; that takes 20.19 or 22.7");
        var file = Files.writeString(folder.resolve("program.js"), program);
        return Processes.run(folder, LIMIT, List.of(node.toString(), file.toString()));
    }

    /** Runs a program without its first lines, which are those that Go's tools could write themselves. */
    static Outcome go(Path folder, String program) throws IOException, EngineException {
        var go = findGo();
        var path = goPath();
        if (program.contains("errgroup.")) {
            Assumptions.assumeTrue(
                    path.stream().anyMatch(each -> Files.isDirectory(each.resolve("src/golang.org/x/sync/errgroup"))),
                    "golang.org/x/sync is in no GOPATH; Debian has it as golang-golang-x-sync-dev");
        }
        var file = Files.writeString(folder.resolve("main.go"), wholeGo(program));
        return Processes.run(
                folder,
                LIMIT,
                List.of(
                        "env",
                        "GO111MODULE=off",
                        "GOTOOLCHAIN=local",
                        "GOPATH="
                                + String.join(
                                        ":", path.stream().map(Path::toString).toList()),
                        "GOCACHE=" + Path.of("target/go").toAbsolutePath(),
                        go.toString(),
                        "run",
                        file.toString()));
    }

    private static void require(Path folder, List<String> question, String reason) throws EngineException {
        Assumptions.assumeTrue(Processes.run(folder, LIMIT, question).exitCode() == 0, reason);
    }

    private static Path findGo() {
        return Executables.find("go")
                .or(() -> List.of("/usr/lib", "/usr/local").stream()
                        .map(Path::of)
                        .flatMap(folder -> folders(folder, "go*").stream())
                        .map(folder -> folder.resolve("bin/go"))
                        .filter(Files::isExecutable)
                        .findFirst())
                .orElseGet(() -> Assumptions.abort("there is no go on the path or in the usual folders"));
    }

    private static List<Path> folders(Path parent, String pattern) {
        try (var found = Files.newDirectoryStream(parent, pattern)) {
            var folders = new ArrayList<Path>();
            found.forEach(folders::add);
            return folders.stream().sorted().toList();
        } catch (IOException absent) {
            return List.of();
        }
    }

    private static List<Path> goPath() {
        var own = System.getenv()
                .getOrDefault(
                        "GOPATH", Path.of(System.getProperty("user.home"), "go").toString());
        var path =
                new ArrayList<>(Arrays.stream(own.split(":", -1)).map(Path::of).toList());
        path.add(Path.of(GO_SOURCES));
        return path;
    }

    private static String wholeGo(String program) {
        var text = new StringBuilder("package main\n\n");
        for (var library : List.of("context", "errors", "fmt", "sync", "time", "golang.org/x/sync/errgroup")) {
            var name = library.substring(library.lastIndexOf('/') + 1);
            if (program.matches("(?s).*\\b" + name + "\\.[A-Z].*")) {
                text.append("import \"").append(library).append("\"\n");
            }
        }
        text.append('\n');
        return program.contains("func main()")
                ? text.append(program).toString()
                : text.append("func main() {\n").append(program).append("}\n").toString();
    }
}
