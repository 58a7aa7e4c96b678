package dev.rondo.conformance.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.conformance.program.Model;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GeneratorTest {
    @ParameterizedTest
    @EnumSource(Model.class)
    void theSameSeedGivesTheSameProgram(Model model) {
        for (int index = 1; index <= 50; index++) {
            var one = new Generator(model, 7).program(index);
            var two = new Generator(model, 7).program(index);
            assertThat(one).isEqualTo(two);
            assertThat(one.source()).isEqualTo(two.source());
        }
    }

    @Test
    void anotherSeedOrNumberGivesAnotherProgram() {
        var program = new Generator(Model.NODE, 7).program(1).source();
        assertThat(new Generator(Model.NODE, 8).program(1).source()).isNotEqualTo(program);
        assertThat(new Generator(Model.NODE, 7).program(2).source()).isNotEqualTo(program);
    }

    @Test
    void everyKindOfStatementComesUp() {
        var all = sources(Model.NODE, 400);
        assertThat(all)
                .contains("setTimeout(", "setInterval(", "setImmediate(", "process.nextTick(", "queueMicrotask(")
                .contains(
                        "Promise.all(", "Promise.race(", "Promise.any(", "Promise.allSettled(", "then(resolve, reject)")
                .contains("(async () => {", "for await (", "async function* ()", "function* ()", "yield* [")
                .contains("fs.readFile(", "fs.stat(", "clearTimeout(", "clearImmediate(", ".refresh()", ".unref()")
                .contains("throw new Error(", ".finally(", ".catch(", "finally {", ", 0);", ", 1);");
    }

    @Test
    void aModelGetsOnlyWhatItHas() {
        assertThat(sources(Model.NODE10, 200)).doesNotContain("queueMicrotask", "allSettled", "Promise.any", "unref");
        assertThat(sources(Model.NODE11, 200)).doesNotContain("allSettled", "Promise.any");
        assertThat(sources(Model.BROWSER, 200))
                .doesNotContain("process.", "setImmediate", "fs.", ".refresh", ".unref")
                .contains("message(", "EventTarget", "onerror");
    }

    @Test
    void everyLabelIsUsedOnce() {
        var label = Pattern.compile("log\\('([a-z ]+ \\d+)");
        for (int index = 1; index <= 200; index++) {
            var labels = new ArrayList<String>();
            label.matcher(new Generator(Model.NODE, 3).program(index).source())
                    .results()
                    .forEach(match -> labels.add(match.group(1)));
            assertThat(labels).doesNotHaveDuplicates();
        }
    }

    @Test
    void aProgramIsNamedAfterItsSeedAndNumber() {
        var file = new Generator(Model.NODE11, 5).program(12).in(Path.of("folder"));
        assertThat(file.name()).isEqualTo("node11-5-12.js");
        assertThat(file.isFor(Model.NODE11)).isTrue();
        assertThat(file.isFor(Model.NODE)).isFalse();
    }

    private static String sources(Model model, int count) {
        var generator = new Generator(model, 1);
        return String.join(
                "\n",
                IntStream.rangeClosed(1, count)
                        .mapToObj(index -> generator.program(index).source())
                        .toList());
    }
}
