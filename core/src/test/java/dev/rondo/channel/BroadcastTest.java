package dev.rondo.channel;

import static dev.rondo.fiber.Fiber.go;
import static dev.rondo.fiber.Fiber.sleep;
import static dev.rondo.fiber.Fiber.yield_;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.Journal;
import dev.rondo.MainFiber;
import dev.rondo.fiber.Body;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.VirtualClock;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BroadcastTest {
    private final Journal journal = new Journal();
    private final Broadcast<String> broadcast = Broadcast.create();

    private void run(Body body) {
        MainFiber.run(EventLoop.builder().clock(VirtualClock.create()).build(), journal, body);
    }

    private void print(String name, Receiver<String> values) {
        go(() -> {
            for (var value : values) {
                journal.add(name + value);
            }
            journal.add(name + "end");
        });
    }

    @Test
    void everybody_gets_every_value_sent_after_they_subscribed() {
        run(() -> {
            broadcast.send("0");
            print("a", broadcast.subscribe(4));
            broadcast.send("1");
            print("b", broadcast.subscribe(4));
            broadcast.send("2");
            broadcast.close();
        });

        assertThat(journal.text()).isEqualTo("a1 a2 aend b2 bend");
        assertThat(broadcast.subscribers()).isZero();
    }

    @Test
    void the_slowest_subscriber_sets_the_pace() {
        run(() -> {
            var slow = broadcast.subscribe(1);
            print("quick", broadcast.subscribe(1));
            go(() -> {
                for (int i = 0; i < 3; i++) {
                    broadcast.send("" + i);
                    journal.add("sent" + i);
                }
            });
            sleep(Duration.ofMillis(10));
            journal.add("slow" + slow.receive());
            sleep(Duration.ofMillis(10));
            journal.add("slow" + slow.receive());
        });

        assertThat(journal.text()).isEqualTo("sent0 quick0 slow0 sent1 quick1 slow1 sent2 quick2");
    }

    @Test
    void all_get_the_values_of_several_senders_in_the_same_order() {
        run(() -> {
            var first = broadcast.subscribe(1);
            var second = broadcast.subscribe(1);
            for (var name : new String[] {"x", "y", "z"}) {
                go(() -> broadcast.send(name));
            }
            for (int i = 0; i < 3; i++) {
                yield_();
                journal.add(first.receive() + second.receive());
            }
        });

        assertThat(journal.text()).isEqualTo("xx yy zz");
    }

    @Test
    void one_who_is_too_slow_loses_values_or_the_subscription_as_it_chose() {
        run(() -> {
            var oldest = broadcast.subscribe(2, Overflow.DROP_OLDEST);
            var newest = broadcast.subscribe(2, Overflow.DROP_NEWEST);
            var failing = broadcast.subscribe(2, Overflow.FAIL);
            for (int i = 0; i < 3; i++) {
                broadcast.send("" + i);
            }
            journal.add(oldest.receive() + oldest.receive());
            journal.add(newest.receive() + newest.receive());
            journal.add(failing.receive() + failing.receive());
            assertThatThrownBy(failing::receive)
                    .isInstanceOf(ChannelClosedException.class)
                    .hasMessageContaining("too slow");
        });

        assertThat(journal.text()).isEqualTo("12 01 01");
    }

    @Test
    void whoever_ends_a_subscription_no_longer_holds_the_sender_up() {
        run(() -> {
            var subscription = broadcast.subscribe(1);
            broadcast.send("1");
            go(() -> {
                broadcast.send("2");
                journal.add("sent");
            });
            yield_();
            subscription.close();
            yield_();
            journal.add("" + broadcast.subscribers());
        });

        assertThat(journal.text()).isEqualTo("sent 0");
    }

    @Test
    void after_the_end_nothing_is_sent_and_subscribers_are_told_why() {
        run(() -> {
            var before = broadcast.subscribe(1);
            broadcast.close(new IOException("broken"));
            for (var subscription : new Subscription<?>[] {before, broadcast.subscribe(1)}) {
                assertThatThrownBy(subscription::receive)
                        .isInstanceOf(ChannelClosedException.class)
                        .hasCauseInstanceOf(IOException.class);
            }
            assertThatThrownBy(() -> broadcast.send("late"))
                    .isInstanceOf(ChannelClosedException.class)
                    .hasMessage("the broadcast was closed with java.io.IOException: broken");
            journal.add("done");
        });

        assertThat(journal.text()).isEqualTo("done");
    }

    @Test
    void a_subscriber_needs_room() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> broadcast.subscribe(0))
                .withMessage("a subscriber needs room for one value at least, not for 0");
    }

    @Test
    void a_sender_that_waits_is_told_that_the_broadcast_was_closed() {
        run(() -> {
            broadcast.subscribe(1);
            broadcast.send("1");
            go(() -> assertThatThrownBy(() -> broadcast.send("2")).isInstanceOf(ChannelClosedException.class));
            yield_();
            broadcast.close();
            yield_();
            journal.add("told");
        });

        assertThat(journal.text()).isEqualTo("told");
    }

    @Test
    void a_subscriber_that_was_too_slow_is_forgotten() {
        run(() -> {
            broadcast.subscribe(1, Overflow.FAIL);
            broadcast.send("1");
            broadcast.send("2");
        });

        assertThat(broadcast.subscribers()).isZero();
    }

    @Test
    @SuppressWarnings("NullAway") // that is the question
    void null_is_refused_even_if_nobody_would_get_it() {
        assertThatThrownBy(() -> broadcast.send(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("value");
    }
}
