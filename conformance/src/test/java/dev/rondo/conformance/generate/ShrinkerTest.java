package dev.rondo.conformance.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.conformance.program.Model;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShrinkerTest {
    @Test
    void oneStatementIsLeftWhenOneIsEnough() {
        var program = program(piece("a();"), piece("b();"), piece("c();"), piece("d();"), piece("e();"));
        assertThat(shrunk(program, source -> source.contains("c();"))).isEqualTo("c();\n");
    }

    @Test
    void statementsThatAreNeededTogetherStay() {
        var program = program(piece("a();"), piece("b();"), piece("c();"), piece("d();"), piece("e();"));
        assertThat(shrunk(program, source -> source.contains("a();") && source.contains("d();")))
                .isEqualTo("a();\nd();\n");
    }

    @Test
    void whatIsInsideIsShrunkToo() {
        var program = program(around("first", "a();", "b();"), around("second", "c();", "d();"));
        assertThat(shrunk(program, source -> source.contains("second") && source.contains("d();")))
                .isEqualTo("second(() => {\n  d();\n});\n");
    }

    @Test
    void aStatementComesOutOfWhatIsAroundIt() {
        var program = program(around("outer", "a();", "b();"));
        assertThat(shrunk(program, source -> source.contains("b();"))).isEqualTo("b();\n");
    }

    @Test
    void whatIsFixedStays() {
        var program = program(piece("handler();").asFixed(), piece("a();"), piece("b();"));
        assertThat(shrunk(program, source -> source.contains("b();"))).isEqualTo("handler();\nb();\n");
    }

    @Test
    void aProgramWithNothingToSpareIsLeftAsItIs() {
        var program = program(piece("a();"), piece("b();"));
        assertThat(Shrinker.shrink(program, smaller -> false)).isEqualTo(program);
    }

    @Test
    void aRealProgramShrinksToItsCause() {
        var generator = new Generator(Model.NODE, 1);
        var program = IntStream.iterate(1, index -> index + 1)
                .mapToObj(generator::program)
                .filter(candidate -> candidate.size() > 40 && candidate.source().contains("setInterval"))
                .findFirst()
                .orElseThrow();
        var asked = new AtomicInteger();
        var smallest = Shrinker.shrink(program, smaller -> {
            asked.incrementAndGet();
            return smaller.source().contains("setInterval");
        });
        assertThat(smallest.size()).isLessThan(6);
        assertThat(asked).hasValueLessThan(2000);
    }

    private static String shrunk(GeneratedProgram program, Predicate<String> fails) {
        var smallest = Shrinker.shrink(program, smaller -> fails.test(statements(smaller)));
        return statements(smallest);
    }

    private static String statements(GeneratedProgram program) {
        var out = new StringBuilder();
        Piece.write(program.body(), "", out);
        return out.toString();
    }

    private static GeneratedProgram program(Piece... pieces) {
        return new GeneratedProgram(1, 1, Model.NODE, List.of(pieces));
    }

    private static Piece piece(String text) {
        return Piece.of(text);
    }

    private static Piece around(String name, String... inside) {
        return Piece.of(
                name + "(() => {\n§\n});",
                List.of(inside).stream().map(Piece::of).toList());
    }
}
