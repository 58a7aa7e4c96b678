package dev.rondo.conformance.fiber;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.conformance.compare.Recordings;
import dev.rondo.conformance.engine.Engine;
import dev.rondo.conformance.engine.EngineException;
import dev.rondo.conformance.engine.NodeBatch;
import dev.rondo.conformance.engine.RondoEngine;
import dev.rondo.conformance.program.Model;
import dev.rondo.loop.LoopModel;
import dev.rondo.loop.VirtualClock;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Random programs of async functions print in Java, with fibers, what they print in JavaScript: on this machine's Node if
 * it is of the model, else on Rondo's guest, which is held against the real engines elsewhere. To repeat a failure:
 * {@code -Dseed=N}.
 */
class RandomProgramsTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({"NODE, 300", "NODE11, 50", "NODE10, 50"})
    void fibers_keep_the_order_of_async_functions(Model model, int programs) throws EngineException {
        long first = Long.getLong("seed", System.nanoTime());
        try (var engine = judge(model)) {
            System.out.printf("%s judges %d programs, -Dseed=%d%n", engine.name(), programs, first);
            for (long seed = first; seed < first + programs; seed++) {
                var program = RandomProgram.of(seed);
                var expected = engine.run(program.in(folder, model, "random-" + seed + ".js"))
                        .stdout();
                assertThat(program.run(LoopModel.valueOf(model.name())))
                        .as("-Dseed=" + seed + " of " + engine.name() + "\n" + program.source())
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void every_kind_of_statement_comes_up() {
        var sources = LongStream.range(0, 200)
                .mapToObj(RandomProgram::of)
                .map(RandomProgram::source)
                .collect(joining());
        assertThat(sources)
                .contains(
                        "(async () => {",
                        "show(await ",
                        "return await ",
                        "return (async () => {",
                        "return new Promise(")
                .contains("try {", "} finally {", "for (let i = 0; i < 2; i++) {", "throw 'error ")
                .contains(".then((value) => {", ".catch((value) => {", ".finally((value) => {", ".then(...Array(2)")
                .contains(
                        "Promise.all([", "Promise.race([", "Promise.reject(", "resolve(new Promise(", "{ then(resolve")
                .contains("process.nextTick(", "setImmediate(", "}, 4)", "}, 8)", ", 16)");
    }

    private static Engine judge(Model model) throws EngineException {
        var node = NodeBatch.installed();
        if (node.isPresent()) {
            if (Recordings.model(node.get().name()) == model) {
                return node.get();
            }
            node.get().close();
        }
        return RondoEngine.of(model, VirtualClock::create);
    }
}
