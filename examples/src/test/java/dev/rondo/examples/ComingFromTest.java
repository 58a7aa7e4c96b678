package dev.rondo.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.conformance.engine.EngineException;
import dev.rondo.conformance.program.Outcome;
import dev.rondo.js.JsRuntime;
import dev.rondo.loop.EventLoop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.graalvm.polyglot.Engine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds {@code docs/guide/coming-from.md} to its word: both programs of a pair print what stands below them. */
class ComingFromTest {
    private static final String PROGRAMS = "dev.rondo.examples.comingfrom.";
    private static final Pattern IMPORTS = Pattern.compile("(?ms)^```text\\n(import .*?)^```$");

    private static final Engine ENGINE = Engine.newBuilder("js")
            .option("engine.WarnInterpreterOnly", "false")
            .build();

    @TempDir
    Path folder;

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    static Stream<Pair> pairs() {
        return Pair.all().stream();
    }

    static Stream<Pair> pairsWithPython() {
        return pairsWith("python");
    }

    static Stream<Pair> pairsWithGo() {
        return pairsWith("go");
    }

    static Stream<Pair> pairsWithJavaScript() {
        return pairsWith("js");
    }

    private static Stream<Pair> pairsWith(String language) {
        return pairs().filter(pair -> pair.language().equals(language));
    }

    @Test
    void no_pair_and_no_program_is_overlooked() throws IOException {
        var page = Snippet.read(Pair.PAGE);
        assertThat(pairs()).hasSize(page.split("<table>", -1).length - 1);
        assertThat(pairs().map(Pair::language).distinct())
                .containsExactly("js", "python", "go", "kotlin", "csharp", "swift", "rust");
        var shown = pairs().map(Pair::rondos).toList();
        assertThat(programs()).allSatisfy(program -> assertThat(shown).contains(program.text()));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void Rondos_program_prints_what_the_page_says(Pair pair) throws IOException {
        var program = programs().stream()
                .filter(each -> each.text().equals(pair.rondos()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no program of the examples reads\n" + pair.rondos()));
        assertThat(Printed.by(program::run)).isEqualTo(pair.output());
    }

    @Test
    void Rondos_programs_are_whole_with_the_imports_of_the_page() throws IOException {
        var imports = IMPORTS.matcher(Snippet.read(Pair.PAGE))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var sources = new ArrayList<Path>();
            for (var pair : Pair.all()) {
                var source = folder.resolve("Program" + sources.size() + ".java");
                sources.add(Files.writeString(source, imports + "\n" + pair.rondos()));
            }
            var complaints = new StringWriter();
            var options = List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");
            compiler.getTask(complaints, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(complaints.toString()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("pairsWithPython")
    void the_program_in_Python_prints_the_same(Pair pair) throws IOException, EngineException {
        assertThat(Peers.python(folder, pair.theirs()).text()).isEqualTo(success(pair));
    }

    @ParameterizedTest
    @MethodSource("pairsWithGo")
    void the_program_in_Go_prints_the_same(Pair pair) throws IOException, EngineException {
        assertThat(Peers.go(folder, pair.theirs()).text()).isEqualTo(success(pair));
    }

    @ParameterizedTest
    @MethodSource("pairsWithJavaScript")
    void the_program_in_JavaScript_prints_the_same_in_Node(Pair pair) throws IOException, EngineException {
        assertThat(Peers.node(folder, pair.theirs()).text()).isEqualTo(success(pair));
    }

    @ParameterizedTest
    @MethodSource("pairsWithJavaScript")
    void the_program_in_JavaScript_prints_the_same_as_a_guest(Pair pair) throws IOException {
        var file = Files.writeString(folder.resolve("program.js"), pair.theirs());
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        try (var loop = EventLoop.create();
                var js = JsRuntime.builder(loop)
                        .engine(ENGINE)
                        .stdout(out)
                        .stderr(err)
                        .build()) {
            int code = js.run(file);
            var outcome = new Outcome(out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), code);
            assertThat(outcome.text()).isEqualTo(success(pair));
        }
    }

    private static String success(Pair pair) {
        return new Outcome(pair.output(), "", 0).text();
    }

    private static List<Snippet> programs() throws IOException {
        return Snippet.all().stream()
                .filter(each -> each.file().startsWith(PROGRAMS))
                .toList();
    }
}
