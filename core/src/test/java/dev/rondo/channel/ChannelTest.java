package dev.rondo.channel;

import static dev.rondo.fiber.Fiber.go;
import static dev.rondo.fiber.Fiber.sleep;
import static dev.rondo.fiber.Fiber.yield_;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.Journal;
import dev.rondo.MainFiber;
import dev.rondo.fiber.Body;
import dev.rondo.loop.Choices;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.VirtualClock;
import dev.rondo.scope.Deadline;
import dev.rondo.scope.DeadlineExceededException;
import dev.rondo.scope.Scope;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelTest {
    private final Journal journal = new Journal();

    private void run(Body body) {
        run(EventLoop.builder().clock(VirtualClock.create()).build(), body);
    }

    private void run(EventLoop loop, Body body) {
        MainFiber.run(loop, journal, body);
    }

    @Test
    void an_unbuffered_channel_hands_over_when_both_sides_are_there() {
        run(() -> {
            var channel = Channel.<String>unbuffered();
            go(() -> {
                channel.send("one");
                journal.add("sent one");
                channel.send("two");
                journal.add("sent two");
                channel.close();
            });
            sleep(Duration.ofMillis(10));
            for (var value : channel) {
                journal.add(value);
                sleep(Duration.ofMillis(10));
            }
            journal.add("end");
        });

        assertThat(journal.text()).isEqualTo("one sent one two sent two end");
    }

    @Test
    void a_buffered_channel_takes_as_many_as_it_holds() {
        run(() -> {
            var channel = Channel.<Integer>buffered(2);
            go(() -> {
                for (int i = 1; i <= 4; i++) {
                    channel.send(i);
                    journal.add("sent " + i);
                }
            });
            sleep(Duration.ofMillis(10));
            assertThat(channel.statistics()).isEqualTo(new ChannelStatistics(2, 2, 1, 0, 0, false));
            for (int i = 0; i < 4; i++) {
                journal.add("got " + channel.receive());
            }
        });

        assertThat(journal.lines()).startsWith("sent 1", "sent 2", "got 1", "got 2", "got 3");
    }

    @Test
    void sending_on_a_closed_channel_is_an_error_and_receiving_drains_it() {
        run(() -> {
            var channel = Channel.<String>buffered(2);
            channel.send("left");
            channel.close();
            channel.close();
            assertThatThrownBy(() -> channel.send("late"))
                    .isInstanceOf(ChannelClosedException.class)
                    .hasMessage("the channel is closed");
            assertThatThrownBy(() -> channel.trySend("late")).isInstanceOf(ChannelClosedException.class);
            assertThat(channel.receive()).isEqualTo("left");
            assertThatThrownBy(channel::receive).isInstanceOf(ChannelClosedException.class);
            assertThat(channel.receiveOrNull()).isNull();
            assertThat(channel.tryReceive()).isNull();
        });

        assertThat(journal.text()).isEmpty();
    }

    @Test
    void those_who_wait_are_told_of_the_end() {
        run(() -> {
            var empty = Channel.<String>unbuffered();
            var full = Channel.<String>unbuffered();
            go(() -> journal.add("received " + empty.receiveOrNull()));
            go(() -> {
                try {
                    full.send("value");
                } catch (ChannelClosedException closed) {
                    journal.add("" + closed.getMessage());
                }
            });
            sleep(Duration.ofMillis(1));
            empty.close();
            full.close(new IOException("broken"));
            sleep(Duration.ofMillis(1));
            assertThatThrownBy(full::receiveOrNull).hasCauseInstanceOf(IOException.class);
        });

        assertThat(journal.lines())
                .containsExactly("received null", "the channel was closed with java.io.IOException: broken");
    }

    @Test
    void what_is_too_much_is_dropped_or_refused_as_told() {
        var oldest = Channel.<Integer>buffered(2, Overflow.DROP_OLDEST);
        var newest = Channel.<Integer>buffered(2, Overflow.DROP_NEWEST);
        var fails = Channel.<Integer>buffered(2, Overflow.FAIL);
        var waits = Channel.<Integer>buffered(2);
        for (int i = 1; i <= 3; i++) {
            oldest.send(i);
            newest.send(i);
            journal.add("" + fails.trySend(i) + waits.trySend(i));
        }
        assertThat(journal.text()).isEqualTo("truetrue truetrue falsefalse");
        assertThat(List.of(oldest.receive(), oldest.receive())).containsExactly(2, 3);
        assertThat(List.of(newest.receive(), newest.receive())).containsExactly(1, 2);
        assertThat(oldest.statistics().dropped()).isEqualTo(1);
        assertThatIllegalStateException()
                .isThrownBy(() -> fails.send(3))
                .withMessage("the channel is full: 2 values wait in it");
    }

    @Test
    @SuppressWarnings("NullAway") // callers without such a check may pass null
    void bad_arguments_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Channel.buffered(-1))
                .withMessage("a channel cannot hold -1 values");
        assertThatIllegalArgumentException().isThrownBy(() -> Channel.buffered(0, Overflow.DROP_OLDEST));
        assertThatThrownBy(() -> Channel.<String>buffered(1).send(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void a_cancelled_wait_neither_takes_nor_leaves_a_value() {
        run(() -> {
            var channel = Channel.<String>unbuffered();
            assertThatThrownBy(() -> Deadline.within(Duration.ofMillis(10), channel::receive))
                    .isInstanceOf(DeadlineExceededException.class);
            assertThatThrownBy(() -> Deadline.within(Duration.ofMillis(10), () -> {
                        channel.send("lost?");
                    }))
                    .isInstanceOf(DeadlineExceededException.class);
            assertThat(channel.statistics()).isEqualTo(new ChannelStatistics(0, 0, 0, 0, 0, false));
            go(() -> channel.send("kept"));
            journal.add(channel.receive());
        });

        assertThat(journal.text()).isEqualTo("kept");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 16})
    void nothing_is_lost_doubled_or_reordered_in_any_order_of_fibers(int capacity) {
        for (long seed = 0; seed < 250; seed++) {
            var first = new ArrayList<Integer>();
            var second = new ArrayList<Integer>();
            var loop = EventLoop.builder()
                    .clock(VirtualClock.create())
                    .choices(Choices.shufflingFibers(seed))
                    .build();
            run(loop, () -> {
                var channel = Channel.<Integer>buffered(capacity);
                Scope.scope(s -> {
                    var senders = IntStream.range(0, 3)
                            .mapToObj(sender -> s.fork(() -> {
                                for (int i = 0; i < 20; i++) {
                                    channel.send(sender * 100 + i);
                                }
                            }))
                            .toList();
                    for (var got : List.of(first, second)) {
                        s.fork(() -> {
                            for (var value : channel) {
                                got.add(value);
                                yield_();
                            }
                        });
                    }
                    senders.forEach(each -> each.await());
                    channel.close();
                });
            });
            var all = new ArrayList<>(first);
            all.addAll(second);
            assertThat(all).as("seed %d", seed).hasSize(60).doesNotHaveDuplicates();
            for (int sender = 0; sender < 3; sender++) {
                int from = sender;
                for (var got : List.of(first, second)) {
                    assertThat(got.stream().filter(value -> value / 100 == from))
                            .as("seed %d, what a receiver got from sender %d", seed, sender)
                            .isSorted();
                }
            }
        }
    }

    @Test
    void any_thread_may_use_it() throws InterruptedException {
        var channel = Channel.<Integer>buffered(4);
        var sum = new int[1];
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 2; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int value = 1; value <= 10_000; value++) {
                    channel.send(value);
                }
            }));
        }
        var closer = Thread.ofPlatform().start(() -> {
            try {
                for (var thread : threads) {
                    thread.join();
                }
                channel.close();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        var loop = EventLoop.create();
        loop.ref();
        run(loop, () -> {
            for (var value : channel) {
                sum[0] += value;
            }
            loop.unref();
        });
        closer.join();
        assertThat(sum[0]).isEqualTo(2 * 10_000 * 10_001 / 2);
        assertThat(journal.text()).isEmpty();
    }
}
