package dev.rondo.channel;

import static dev.rondo.channel.Case.after;
import static dev.rondo.channel.Case.on;
import static dev.rondo.channel.Case.otherwise;
import static dev.rondo.channel.Select.select;
import static dev.rondo.channel.Select.selectInOrder;
import static dev.rondo.fiber.Fiber.go;
import static dev.rondo.fiber.Fiber.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.Journal;
import dev.rondo.MainFiber;
import dev.rondo.fiber.Body;
import dev.rondo.loop.Choices;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.VirtualClock;
import dev.rondo.promise.Promise;
import dev.rondo.scope.Deadline;
import dev.rondo.scope.DeadlineExceededException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SelectTest {
    private static final ChannelStatistics NOBODY = new ChannelStatistics(0, 0, 0, 0, 0, false);

    private final Journal journal = new Journal();
    private final EventLoop loop = EventLoop.builder()
            .clock(VirtualClock.create())
            .choices(Choices.ofSeed(1))
            .build();
    private final Channel<String> one = Channel.unbuffered();
    private final Channel<String> two = Channel.unbuffered();

    private void run(Body body) {
        MainFiber.run(loop, journal, body);
    }

    @Test
    void the_first_that_can_happen_does_and_the_others_leave_nothing_behind() {
        run(() -> {
            go(() -> {
                sleep(Duration.ofMillis(10));
                two.send("value");
                journal.add("sent");
            });
            journal.add(select(
                    one.onReceive(value -> "one " + value),
                    two.onReceive(value -> "two " + value),
                    after(Duration.ofMillis(20), () -> "late")));
            assertThat(one.statistics()).isEqualTo(NOBODY);
            assertThat(two.statistics()).isEqualTo(NOBODY);
        });

        assertThat(journal.lines()).containsExactlyInAnyOrder("two value", "sent");
        assertThat(loop.uptime()).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void time_may_come_first() {
        run(() -> {
            journal.add(select(one.onReceive(value -> value), after(Duration.ofMillis(20), () -> "nothing came")));
            assertThat(one.statistics()).isEqualTo(NOBODY);
        });

        assertThat(journal.text()).isEqualTo("nothing came");
    }

    @Test
    void a_default_happens_where_nothing_else_can_at_once() {
        run(() -> {
            journal.add(select(one.onReceive(value -> value), otherwise(() -> "nothing")));
            go(() -> one.send("there"));
            sleep(Duration.ofMillis(1));
            journal.add(select(otherwise(() -> "nothing"), one.onReceive(value -> value)));
        });

        assertThat(journal.text()).isEqualTo("nothing there");
    }

    @Test
    void a_send_is_a_case_too_and_two_selections_can_meet() {
        run(() -> {
            go(() ->
                    journal.add(select(one.onSend("ping", () -> "sent ping"), two.onReceive(value -> "got " + value))));
            go(() -> journal.add(select(one.onReceive(value -> "got " + value), two.onReceive(value -> value))));
        });

        assertThat(journal.lines()).containsExactlyInAnyOrder("sent ping", "got ping");
    }

    @Test
    void a_promise_is_a_case_too() {
        run(() -> {
            var later = Promise.<String>withResolvers();
            loop.setTimeout(() -> later.resolve("settled"), 5);
            journal.add(select(one.onReceive(value -> value), on(later.promise(), value -> value)));
            assertThatThrownBy(() -> select(
                            one.onReceive(value -> value),
                            on(Promise.<String>reject(new IllegalStateException("rejected")), value -> value)))
                    .hasMessage("rejected");
        });

        assertThat(journal.text()).isEqualTo("settled");
    }

    @Test
    void of_several_that_are_ready_each_has_its_share() {
        var full = Channel.<String>buffered(1000);
        var other = Channel.<String>buffered(1000);
        for (int i = 0; i < 1000; i++) {
            full.send("full");
            other.send("other");
        }
        var counts = new int[2];
        run(() -> {
            for (int i = 0; i < 1000; i++) {
                select(full.onReceive(_ -> counts[0]++), other.onReceive(_ -> counts[1]++));
            }
        });

        assertThat(counts[0]).isBetween(430, 570);
        assertThat(counts[0] + counts[1]).isEqualTo(1000);
    }

    @Test
    void in_order_the_first_that_is_ready_happens() {
        run(() -> {
            var first = Channel.<Integer>buffered(10);
            var second = Channel.<Integer>buffered(10);
            for (int i = 0; i < 3; i++) {
                first.send(i);
                second.send(i);
            }
            for (int i = 0; i < 4; i++) {
                journal.add(
                        selectInOrder(first.onReceive(value -> "a" + value), second.onReceive(value -> "b" + value)));
            }
        });

        assertThat(journal.text()).isEqualTo("a0 a1 a2 b0");
    }

    @Test
    void a_closed_channel_is_ready_with_its_error() {
        run(() -> {
            go(() -> {
                sleep(Duration.ofMillis(1));
                one.close();
            });
            assertThatThrownBy(() -> select(one.onReceive(value -> value), two.onReceive(value -> value)))
                    .isInstanceOf(ChannelClosedException.class);
            assertThatThrownBy(() -> select(one.onReceive(value -> value), otherwise(() -> "no")))
                    .isInstanceOf(ChannelClosedException.class);
            assertThatThrownBy(() -> select(one.onSend("x", () -> null), otherwise(() -> "no")))
                    .isInstanceOf(ChannelClosedException.class);
            assertThat(two.statistics()).isEqualTo(NOBODY);
        });

        assertThat(journal.text()).isEmpty();
    }

    @Test
    void a_cancelled_selection_has_done_nothing() {
        run(() -> {
            assertThatThrownBy(() -> Deadline.within(
                            Duration.ofMillis(5),
                            () -> select(one.onReceive(value -> value), two.onSend("x", () -> ""))))
                    .isInstanceOf(DeadlineExceededException.class);
            assertThat(one.statistics()).isEqualTo(NOBODY);
            assertThat(two.statistics()).isEqualTo(NOBODY);
        });

        assertThat(journal.text()).isEmpty();
    }

    @Test
    void threads_may_select_channels_but_not_times() {
        var full = Channel.<String>buffered(1);
        full.send("value");
        assertThat(Select.<String>select(one.onReceive(value -> value), full.onReceive(value -> value)))
                .isEqualTo("value");
        assertThatThrownBy(() -> select(full.onReceive(value -> value), after(Duration.ofMillis(1), () -> "late")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("only fibers can wait for promises and times, and no loop runs on ");
        assertThat(one.statistics()).isEqualTo(NOBODY);
    }

    @Test
    void a_channel_may_be_in_two_cases() {
        run(() -> {
            go(() -> one.send("value"));
            journal.add(select(
                    two.onReceive(value -> value),
                    one.onSend("to oneself", () -> "sent"),
                    one.onReceive(value -> "got " + value)));
            assertThat(one.statistics()).isEqualTo(NOBODY);
        });

        assertThat(journal.text()).isEqualTo("got value");
    }

    @Test
    void the_end_of_a_channel_can_be_a_case() {
        run(() -> {
            var channel = Channel.<String>buffered(1);
            channel.send("value");
            channel.close();
            for (int i = 0; i < 2; i++) {
                journal.add(Select.select(channel.onReceiveOrNull(value -> value == null ? "end" : value)));
            }
        });

        assertThat(journal.text()).isEqualTo("value end");
    }

    @Test
    void no_cases_are_an_error() {
        run(() -> {
            assertThatThrownBy(Select::select).isInstanceOf(IllegalArgumentException.class);
        });

        assertThat(journal.text()).isEmpty();
    }
}
