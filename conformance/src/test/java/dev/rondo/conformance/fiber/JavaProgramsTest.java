package dev.rondo.conformance.fiber;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.conformance.compare.Recordings;
import dev.rondo.conformance.program.Model;
import dev.rondo.conformance.program.Outcome;
import dev.rondo.conformance.program.Programs;
import dev.rondo.loop.LoopModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs of async functions print in Java, with fibers, what real engines print for them in JavaScript. */
class JavaProgramsTest {
    private static final Path PROGRAMS = Path.of("programs");
    private static final Recordings RECORDINGS = new Recordings(Path.of("recorded"));
    private static final Path EXAMPLES = Path.of("../examples/js");

    static Stream<Supplier<JavaProgram>> programs() {
        return Stream.of(
                AsyncCallbacksMixed::new,
                AsyncLocalStorage::new,
                AsyncLocalStoragePromises::new,
                AwaitAsync1Async2::new,
                AwaitInLoops::new,
                AwaitOfPromises::new,
                AwaitRejectionsUnhandled::new,
                AwaitReturnForms::new,
                AwaitTicks::new,
                AwaitTryCatch::new,
                EventsAsyncListeners::new,
                EventsOnceAwait::new,
                ExitUnsettledAwait::new,
                ScriptOrder::new,
                Thenables::new,
                TimersPromises::new);
    }

    /** Each program with each engine that has been recorded for it. */
    static List<Recorded> recorded() throws IOException {
        var all = new ArrayList<Recorded>();
        for (var program : programs().toList()) {
            var javaScript = Programs.read(PROGRAMS.resolve(program.get().file()));
            int before = all.size();
            for (var model : Model.values()) {
                for (var engine : RECORDINGS.engines(model)) {
                    if (javaScript.isFor(model, Recordings.major(engine)) && saysTheSame(program.get(), model)) {
                        var lines = RECORDINGS.outcome(engine, javaScript).orElseThrow();
                        all.add(new Recorded(program, engine, LoopModel.valueOf(model.name()), lines));
                    }
                }
            }
            assertThat(all).as(javaScript.name()).hasSizeGreaterThan(before);
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void a_program_prints_what_the_engine_printed(Recorded recorded) {
        for (boolean asFiber : new boolean[] {false, true}) {
            var lines = recorded.program.get().run(recorded.model, asFiber);
            assertThat(new Outcome(String.join("\n", lines), "", 0).text())
                    .as(recorded + (asFiber ? ", begun in a fiber" : ", begun in a callback"))
                    .isEqualTo(recorded.lines);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_example_prints_what_stands_beside_it(LoopModel model) throws IOException {
        var own = EXAMPLES.resolve("async-await." + Model.valueOf(model.name()) + ".out");
        var lines = Files.readAllLines(Files.exists(own) ? own : EXAMPLES.resolve("async-await.out"));
        assertThat(new AwaitAsync1Async2().run(model, true)).isEqualTo(lines);
    }

    /** The example is a program of the conformance in a few more words. */
    @Test
    void the_example_is_the_program_with_two_async_functions() throws IOException {
        assertThat(code(EXAMPLES.resolve("async-await.js")))
                .isEqualTo(code(PROGRAMS.resolve("await-async1-async2.js")));
    }

    private static List<String> code(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("//"))
                    .toList();
        }
    }

    private static boolean saysTheSame(JavaProgram program, Model model) {
        return program.awaitsOnlyPromises() || LoopModel.valueOf(model.name()).awaitTicks() == 1;
    }

    record Recorded(Supplier<JavaProgram> program, String engine, LoopModel model, String lines) {
        @Override
        public String toString() {
            return program.get() + " in " + engine;
        }
    }
}
