package dev.rondo.bench.fibers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The programs look at what they did themselves, so that it is enough to run them. */
class ProgramsTest {
    private static final int COUNT = 2 * Operation.STAGES;

    static Stream<Arguments> programs() {
        return Stream.of(
                        programs("Rondo", RondoFibers.OPERATIONS),
                        programs("plain", PlainThreads.OPERATIONS),
                        programs("bare", BareThreads.OPERATIONS))
                .flatMap(each -> each);
    }

    private static Stream<Arguments> programs(String peer, Map<String, Operation> operations) {
        return operations.entrySet().stream().map(each -> Arguments.of(peer, each.getKey(), each.getValue()));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("programs")
    void a_program_does_what_it_says(String peer, String name, Operation program) throws Exception {
        program.run(COUNT);
    }

    static Stream<Crowd> crowds() {
        return Stream.of(RondoFibers::crowd, PlainThreads::crowd);
    }

    @ParameterizedTest
    @MethodSource("crowds")
    void a_crowd_waits_once(Crowd crowd) throws Exception {
        var waits = new AtomicInteger();
        crowd.run(COUNT, waits::incrementAndGet);
        assertThat(waits).hasValue(1);
    }

    @Test
    void a_wrong_result_is_an_error() {
        assertThatThrownBy(() -> Operation.check(1, 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this came to 1 instead of 2");
    }
}
