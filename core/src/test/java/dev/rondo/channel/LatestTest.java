package dev.rondo.channel;

import static dev.rondo.fiber.Fiber.go;
import static dev.rondo.fiber.Fiber.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.Journal;
import dev.rondo.MainFiber;
import dev.rondo.fiber.Body;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class LatestTest {
    private final Journal journal = new Journal();

    private void run(Body body) {
        MainFiber.run(EventLoop.builder().clock(VirtualClock.create()).build(), journal, body);
    }

    @Test
    void a_watcher_gets_the_value_and_then_the_newest_one() {
        run(() -> {
            var latest = Latest.of("a");
            var quick = latest.watch();
            go(() -> quick.forEach(value -> journal.add("quick-" + value)));
            var slow = latest.watch();
            sleep(Duration.ofMillis(1));
            latest.set("b");
            sleep(Duration.ofMillis(1));
            latest.set("c");
            sleep(Duration.ofMillis(1));
            journal.add("slow-" + slow.receive());
            assertThat(slow.tryReceive()).isNull();
            assertThat(latest.value()).isEqualTo("c");
            latest.close();
        });

        assertThat(journal.text()).isEqualTo("quick-a quick-b quick-c slow-c");
    }

    @Test
    void a_watcher_that_waited_gets_what_the_value_is_when_it_goes_on_and_that_once() {
        run(() -> {
            var latest = Latest.of("a");
            var watcher = latest.watch();
            journal.add(watcher.receive());
            go(() -> journal.add(watcher.receive() + " and then " + watcher.tryReceive()));
            go(() -> journal.add(Select.select(latest.watch().onReceive(value -> "selected " + value))));
            sleep(Duration.ofMillis(1));
            latest.set("b");
            latest.set("c");
        });

        assertThat(journal.lines()).containsExactly("a", "selected a", "c and then null");
    }

    @Test
    void one_who_stops_watching_is_forgotten_and_one_who_comes_late_gets_the_last_value() {
        run(() -> {
            var latest = Latest.of(1);
            latest.watch().close();
            latest.set(2);
            latest.close();
            assertThat(latest.watch()).containsExactly(2);
            assertThatThrownBy(() -> latest.set(3)).isInstanceOf(ChannelClosedException.class);
            journal.add("done");
        });

        assertThat(journal.text()).isEqualTo("done");
    }

    @Test
    void watchers_on_other_threads_see_values_in_order_and_always_the_last() throws InterruptedException {
        var latest = Latest.of(0);
        var watches = new CountDownLatch(2);
        var seen = List.of(new ArrayList<Integer>(), new ArrayList<Integer>());
        var threads = seen.stream()
                .map(values -> Thread.ofPlatform().start(() -> {
                    try (var watcher = latest.watch()) {
                        watches.countDown();
                        watcher.forEach(values::add);
                    }
                }))
                .toList();
        watches.await();
        for (int i = 1; i <= 100_000; i++) {
            latest.set(i);
        }
        latest.close();
        for (var thread : threads) {
            thread.join();
        }
        for (var values : seen) {
            assertThat(values).isSorted().doesNotHaveDuplicates().endsWith(100_000);
        }
    }

    @Test
    void a_callback_a_fiber_and_a_thread_may_set_it_at_the_same_time() throws InterruptedException {
        var latest = Latest.of(0);
        var loop = EventLoop.create();
        var over = new AtomicBoolean();
        var thread = Thread.ofPlatform().start(() -> {
            while (!over.get()) {
                latest.set(latest.value() + 1);
            }
        });
        MainFiber.run(loop, journal, () -> {
            try (var _ = loop.setInterval(() -> setOften(latest), 1)) {
                for (int i = 0; i < 200; i++) {
                    setOften(latest);
                    sleep(Duration.ofMillis(1));
                }
            }
            journal.add("end");
        });
        over.set(true);
        thread.join();

        assertThat(journal.text()).isEqualTo("end");
    }

    private static void setOften(Latest<Integer> latest) {
        for (int i = 0; i < 1000; i++) {
            latest.set(i);
        }
    }

    @Test
    void a_ticker_says_the_time_and_drops_what_nobody_takes() {
        var ticks = new ArrayList<Instant>();
        run(() -> {
            try (var ticker = Ticker.every(Duration.ofMillis(10))) {
                var start = EventLoop.current().clock().instant();
                ticks.add(ticker.receive());
                ticks.add(ticker.receive());
                sleep(Duration.ofMillis(35));
                ticks.add(ticker.receive());
                ticks.add(ticker.receive());
                journal.add(ticks.stream()
                        .map(tick -> "" + Duration.between(start, tick).toMillis())
                        .toList()
                        .toString());
                journal.add("dropped " + ticker.statistics().dropped());
            }
        });

        assertThat(journal.text()).isEqualTo("[10, 20, 30, 60] dropped 2");
    }

    @Test
    void a_ticker_needs_a_period() {
        assertThatThrownBy(() -> Ticker.every(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a ticker needs a period above zero, not PT0S");
    }
}
