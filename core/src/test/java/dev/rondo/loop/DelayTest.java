package dev.rondo.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelayTest {
    private static final Logger LOG = Logger.getLogger("dev.rondo.loop");

    private final EventLoop loop =
            EventLoop.builder().clock(VirtualClock.create()).build();
    private final Warnings warnings = new Warnings();

    @BeforeEach
    void listen() {
        LOG.addHandler(warnings);
        LOG.setUseParentHandlers(false);
    }

    @AfterEach
    void listenNoMore() {
        LOG.removeHandler(warnings);
        LOG.setUseParentHandlers(true);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "-1, 1",
        "-9223372036854775808, 1",
        "1, 1",
        "2, 2",
        "2147483647, 2147483647",
    })
    void what_is_below_a_millisecond_becomes_one(long millis, long duration) {
        assertThat(loop.setTimeout(() -> {}, millis).duration()).isEqualTo(duration);
        assertThat(loop.setInterval(() -> {}, Duration.ofMillis(millis)).duration())
                .isEqualTo(duration);
        assertThat(warnings.messages).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2147483648", "9223372036854775807"})
    void what_does_not_fit_into_31_bits_becomes_a_millisecond_with_a_warning(long millis) {
        assertThat(loop.setTimeout(() -> {}, millis).duration()).isEqualTo(1);

        assertThat(warnings.messages)
                .containsExactly(
                        "a delay of " + millis + " ms does not fit into 31 bits; as in Node, it was set to 1 ms");
    }

    @Test
    void durations_are_rounded_down() {
        assertThat(loop.setTimeout(() -> {}, Duration.ofNanos(2_999_999)).duration())
                .isEqualTo(2);
        assertThat(loop.setTimeout(() -> {}, Duration.ofNanos(-1)).duration()).isEqualTo(1);
    }

    @Test
    void durations_that_no_long_can_hold_are_too_long_or_too_short() {
        assertThat(loop.setTimeout(() -> {}, Duration.ofSeconds(Long.MIN_VALUE)).duration())
                .isEqualTo(1);
        assertThat(warnings.messages).isEmpty();

        assertThat(loop.setTimeout(() -> {}, Duration.ofSeconds(Long.MAX_VALUE)).duration())
                .isEqualTo(1);
        assertThat(warnings.messages).hasSize(1);
    }

    @Test
    @SuppressWarnings("NullAway")
    void a_timer_without_a_callback_is_refused() {
        assertThatNullPointerException()
                .isThrownBy(() -> loop.setTimeout(null, 1))
                .withMessage("callback");
        assertThat(loop.isAlive()).isFalse();
    }

    private static final class Warnings extends Handler {
        final ArrayList<String> messages = new ArrayList<>();

        @Override
        public void publish(LogRecord record) {
            messages.add(new SimpleFormatter().formatMessage(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
