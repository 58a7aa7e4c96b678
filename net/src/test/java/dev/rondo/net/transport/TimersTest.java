package dev.rondo.net.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.loop.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Netty's scheduled tasks as timers of the loop. */
@Timeout(30)
@SuppressWarnings("FutureReturnValueIgnored") // what fails shows in what comes of it
class TimersTest {
    private final EventLoop loop = EventLoop.create();
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final List<Long> begun = new ArrayList<>();
    private @Nullable ScheduledFuture<?> repeated;

    private NettyLoop netty(String transport) {
        return NettyLoop.of(loop, Transport.of(transport));
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void the_one_that_is_due_first_is_first_and_a_cancelled_one_never_is(String transport) {
        var netty = netty(transport);
        loop.run(() -> {
            loop.ref();
            netty.schedule(loop::unref, 20, TimeUnit.MILLISECONDS).addListener(_ -> log.add("20"));
            netty.schedule(() -> log.add("5"), 5, TimeUnit.MILLISECONDS);
            int active = loop.statistics().timers();
            var cancelled = netty.schedule(() -> log.add("never"), 10, TimeUnit.MILLISECONDS);
            assertThat(loop.statistics().timers()).isEqualTo(active + 1);
            assertThat(cancelled.cancel(false)).isTrue();
            assertThat(cancelled.cancel(false)).isFalse();
            assertThat(loop.statistics().timers()).isEqualTo(active);
        });
        loop.close();
        assertThat(log).containsExactly("5", "20");
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void one_from_another_thread_is_not_early_and_tells_its_result(String transport) {
        var netty = netty(transport);
        long start = System.nanoTime();
        loop.run(() -> {
            loop.ref();
            Thread.ofPlatform().start(() -> {
                var timer = netty.schedule(() -> "result", 20, TimeUnit.MILLISECONDS);
                timer.addListener(_ -> {
                    log.add(timer.getNow() + (netty.inEventLoop() ? " in the loop" : " elsewhere"));
                    loop.unref();
                });
            });
        });
        loop.close();
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(20));
        assertThat(log).containsExactly("result in the loop");
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void none_is_early_by_a_part_of_a_millisecond(String transport) {
        var netty = netty(transport);
        loop.run(() -> {
            loop.ref();
            scheduleInTurn(netty, 50);
        });
        loop.close();
        assertThat(begun).hasSize(50).allMatch(nanos -> nanos >= TimeUnit.MICROSECONDS.toNanos(1500));
    }

    private void scheduleInTurn(NettyLoop netty, int times) {
        if (times == 0) {
            loop.unref();
            return;
        }
        long now = System.nanoTime();
        var next = (Runnable) () -> {
            begun.add(System.nanoTime() - now);
            scheduleInTurn(netty, times - 1);
        };
        netty.schedule(next, 1500, TimeUnit.MICROSECONDS);
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void at_a_fixed_rate_what_was_missed_is_made_up_for(String transport) {
        var netty = netty(transport);
        loop.run(() -> {
            loop.ref();
            repeated = netty.scheduleAtFixedRate(this::repeat, 1, 20, TimeUnit.MILLISECONDS);
        });
        loop.close();
        // the first one takes 100 ms, in which the others become due
        assertThat(begun).hasSize(5);
        assertThat(begun.getLast() - begun.getFirst()).isLessThan(TimeUnit.MILLISECONDS.toNanos(100 + 4 * 20));
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void with_a_fixed_delay_it_counts_from_the_end(String transport) {
        var netty = netty(transport);
        loop.run(() -> {
            loop.ref();
            repeated = netty.scheduleWithFixedDelay(this::repeat, 1, 20, TimeUnit.MILLISECONDS);
        });
        loop.close();
        assertThat(begun).hasSize(5);
        assertThat(begun.getLast() - begun.getFirst())
                .isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(100 + 4 * 20));
    }

    private void repeat() {
        long now = System.nanoTime();
        begun.add(now);
        if (begun.size() == 1) {
            while (System.nanoTime() - now < TimeUnit.MILLISECONDS.toNanos(100)) {
                Thread.onSpinWait();
            }
        } else if (begun.size() == 5) {
            stopRepeating();
        }
    }

    private void stopRepeating() {
        Objects.requireNonNull(repeated).cancel(false);
        loop.unref();
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void an_error_is_the_futures_and_ends_what_was_to_be_repeated(String transport) {
        var netty = netty(transport);
        loop.run(() -> {
            loop.ref();
            var failing = netty.scheduleAtFixedRate(
                    () -> {
                        log.add("run");
                        throw new IllegalStateException("mine");
                    },
                    1,
                    1,
                    TimeUnit.MILLISECONDS);
            failing.addListener(_ -> log.add("" + failing.cause().getMessage()));
            netty.schedule(loop::unref, 20, TimeUnit.MILLISECONDS);
        });
        loop.close();
        assertThat(log).containsExactly("run", "mine");
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void one_that_cancels_itself_and_then_fails_is_cancelled(String transport) {
        var netty = netty(transport);
        loop.run(() -> {
            loop.ref();
            repeated = netty.scheduleAtFixedRate(
                    () -> {
                        stopRepeating();
                        throw new IllegalStateException("too late");
                    },
                    1,
                    1,
                    TimeUnit.MILLISECONDS);
        });
        loop.close();
        assertThat(Objects.requireNonNull(repeated).isCancelled()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void the_longest_delay_lets_the_loop_sleep(String transport) {
        var netty = netty(transport);
        loop.run(() -> {
            loop.ref();
            netty.schedule(() -> log.add("never"), Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            netty.schedule(loop::unref, 50, TimeUnit.MILLISECONDS);
        });
        assertThat(loop.statistics().turns()).isLessThan(20);
        loop.close();
        assertThat(log).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void they_do_not_keep_the_loop_alive_and_are_cancelled_when_it_is_closed(String transport) {
        var netty = netty(transport);
        var timers = new ArrayList<ScheduledFuture<?>>();
        loop.run(() -> {
            timers.add(netty.schedule(() -> log.add("never"), 1, TimeUnit.HOURS));
            timers.add(netty.scheduleAtFixedRate(() -> log.add("never"), 1, 1, TimeUnit.HOURS));
            timers.add(netty.scheduleWithFixedDelay(() -> log.add("never"), 1, 1, TimeUnit.HOURS));
            timers.forEach(each -> each.addListener(end -> log.add(end.isCancelled() ? "cancelled" : "ended")));
        });
        assertThat(timers).noneMatch(ScheduledFuture::isDone);
        loop.close();
        assertThat(log).containsExactly("cancelled", "cancelled", "cancelled");
        assertThatThrownBy(() -> timers.getFirst().get()).isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> netty.schedule(() -> {}, 1, TimeUnit.HOURS))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining("the loop is closed");
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_period_of_nothing_is_refused(String transport) {
        var netty = netty(transport);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> netty.scheduleAtFixedRate(() -> {}, 1, 0, TimeUnit.MILLISECONDS))
                .withMessageContaining("above zero");
        loop.close();
    }
}
