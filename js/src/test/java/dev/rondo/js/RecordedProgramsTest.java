package dev.rondo.js;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.loop.EventLoop;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.graalvm.polyglot.Engine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole programs, which print what Node 24 printed: its output stands beside each of them. */
@Timeout(60)
class RecordedProgramsTest {
    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final Engine ENGINE = Engine.newBuilder("js")
            .option("engine.WarnInterpreterOnly", "false")
            .build();

    private record Ended(int code, String output, String errors) {}

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    private static Ended run(Path program, String input) {
        var output = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        try (var loop = EventLoop.create();
                var js = JsRuntime.builder(loop)
                        .engine(ENGINE)
                        .arguments(List.of("rondo", program.toAbsolutePath().toString()))
                        .stdin(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)))
                        .stdout(output)
                        .stderr(errors)
                        .build()) {
            int code = js.run(program);
            return new Ended(code, output.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
        }
    }

    private static void printsWhatNodePrinted(String file) throws IOException {
        var program = RESOURCES.resolve(file);
        var recorded = RESOURCES.resolve(file.replaceAll("\\.m?js$", ".out"));
        var ended = run(program, "");
        assertThat(ended.output()).as(ended.errors()).isEqualTo(Files.readString(recorded));
        assertThat(ended.code()).isZero();
    }

    /** Numbers and names of errors are Linux's. */
    @EnabledOnOs(OS.LINUX)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "arguments",
                "buffers",
                "children",
                "clones",
                "encodings",
                "env-files",
                "files",
                "files-later",
                "mime-types",
                "streams",
                "urls"
            })
    void a_module_of_node_does_what_it_does_in_node(String program) throws IOException {
        printsWhatNodePrinted("programs/" + program + ".js");
    }

    @EnabledOnOs(OS.LINUX)
    @EnabledIfSystemProperty(named = "sun.jnu.encoding", matches = "UTF-8")
    @Test
    void a_path_may_be_empty_or_no_well_formed_text() throws IOException {
        printsWhatNodePrinted("programs/odd-paths.js");
    }

    @Test
    void require_finds_and_fails_as_in_node() throws IOException {
        printsWhatNodePrinted("modules/commonjs.js");
    }

    @Test
    void import_finds_and_fails_as_in_node() throws IOException {
        printsWhatNodePrinted("modules/esm.mjs");
    }

    @Test
    void an_error_that_nobody_catches_is_shown_in_full_and_not_as_the_program_would_have_it() {
        var ended = run(RESOURCES.resolve("programs/uncaught/assertion.js"), "");
        assertThat(ended.errors())
                .contains("AssertionError [ERR_ASSERTION]: Expected values to be loosely deep-equal:")
                .contains("  actual: {\n    a: { b: { c: 1 } },\n    Symbol(nodejs.util.inspect.custom): [Function:")
                .contains("  expected: { a: { b: { c: 2 } } },\n");
        assertThat(ended.code()).isOne();
    }

    @Test
    void the_stack_of_an_error_of_the_engine_ends_where_it_was_thrown() {
        var ended = run(RESOURCES.resolve("programs/uncaught/engine.js"), "");
        assertThat(ended.errors())
                .contains("ReferenceError: nobodyHasDeclaredThis is not defined\n    at ")
                .contains("engine.js:2:3)")
                .doesNotContain("inspect");
        assertThat(ended.code()).isOne();
    }

    @Test
    void standard_input_is_a_stream() {
        var ended = run(RESOURCES.resolve("programs/stdin/echo.js"), "two\nlines\n");
        assertThat(ended.output()).isEqualTo("\"two\\nlines\\n\"\n");
    }
}
