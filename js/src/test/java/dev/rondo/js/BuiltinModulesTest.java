package dev.rondo.js;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.loop.EventLoop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.graalvm.polyglot.Engine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the tests of the built-in modules, which are programs in JavaScript that throw when something is wrong. */
class BuiltinModulesTest {
    private static final Engine ENGINE = Engine.newBuilder("js")
            .option("engine.WarnInterpreterOnly", "false")
            .build();

    @AfterAll
    static void closeEngine() {
        ENGINE.close();
    }

    static Stream<Path> programs() throws IOException, URISyntaxException {
        var folder = Path.of(Objects.requireNonNull(BuiltinModulesTest.class.getResource("builtin"))
                .toURI());
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".test.js")).sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void a_program_of_assertions_ends_with_exit_code_0(Path program) {
        var output = new ByteArrayOutputStream();
        try (var loop = EventLoop.create();
                var js = JsRuntime.builder(loop)
                        .engine(ENGINE)
                        .stdout(output)
                        .stderr(output)
                        .build()) {
            assertThat(js.run(program))
                    .as(() -> output.toString(StandardCharsets.UTF_8))
                    .isZero();
        }
    }
}
