package dev.rondo.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.Journal;
import dev.rondo.promise.Promise;
import dev.rondo.trace.Kind;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class RunningTest {
    private final Journal journal = new Journal();
    private final EventLoop loop =
            EventLoop.builder().clock(VirtualClock.create()).build();

    @Test
    void run_returns_when_nothing_is_left_to_do() {
        loop.run();
        assertThat(loop.statistics().turns()).isZero();
        assertThat(loop.isAlive()).isFalse();
    }

    @Test
    void run_once_waits_and_runs_what_it_has_waited_for() {
        loop.setTimeout(journal.says("timer"), 10);
        loop.setTimeout(journal.says("later"), 20);
        assertThat(loop.runOnce()).isTrue();
        assertThat(loop.uptime().toMillis()).isEqualTo(10);
        assertThat(journal.text()).isEqualTo("timer");

        assertThat(loop.runOnce()).isFalse();
        assertThat(journal.text()).isEqualTo("timer later");
    }

    @Test
    void run_no_wait_takes_one_turn_without_waiting() {
        loop.setTimeout(journal.says("timer"), 10);
        loop.setImmediate(journal.says("immediate"));

        assertThat(loop.runNoWait()).isTrue();
        assertThat(loop.runNoWait()).isTrue();

        assertThat(journal.text()).isEqualTo("immediate");
        assertThat(loop.uptime()).isZero();
    }

    @Test
    void stop_ends_the_loop_after_the_turn_and_loses_nothing() {
        loop.run(() -> {
            loop.execute(() -> {
                journal.add("stops");
                loop.stop();
                loop.nextTick(journal.says("tick"));
                loop.setTimeout(journal.says("timer"), 1);
            });
            loop.setImmediate(journal.says("immediate"));
        });
        assertThat(journal.text()).isEqualTo("stops tick immediate");
        assertThat(loop.isAlive()).isTrue();

        loop.run();
        assertThat(journal.text()).isEqualTo("stops tick immediate timer");
    }

    @Test
    void stop_at_top_level_ends_the_loop_before_its_first_turn() {
        loop.run(() -> {
            loop.setImmediate(journal.says("immediate"));
            loop.nextTick(journal.says("tick"));
            loop.stop();
        });
        assertThat(journal.text()).isEqualTo("tick");

        loop.run();
        assertThat(journal.text()).isEqualTo("tick immediate");
    }

    @Test
    void stop_from_another_thread_wakes_a_sleeping_loop() throws InterruptedException {
        var real = EventLoop.create();
        real.ref();
        var asleep = new CountDownLatch(1);
        var stopper = Thread.ofPlatform().start(() -> {
            awaitLatch(asleep);
            real.stop();
        });
        real.setImmediate(asleep::countDown);

        real.run();

        stopper.join();
        assertThat(real.isAlive()).isTrue();
    }

    @Test
    void a_stop_just_before_the_loop_falls_asleep_is_not_lost() {
        var polled = new Journal();
        var poller = new Recording(polled);
        var clock = new StoppingClock();
        var sleepy = EventLoop.builder().clock(clock).poller(poller).build();
        sleepy.setTimeout(() -> {}, 1000);
        sleepy.onPrepare(() -> clock.stops = sleepy);

        sleepy.run();

        assertThat(polled.text()).isEqualTo("0");
    }

    @Test
    void a_loop_does_not_run_inside_itself() {
        loop.run(() -> assertThatIllegalStateException()
                .isThrownBy(loop::run)
                .withMessageStartingWith("the loop is running already"));
    }

    @Test
    void two_threads_cannot_run_one_loop() throws InterruptedException {
        var real = EventLoop.create();
        var running = new CountDownLatch(1);
        var thread = Thread.ofPlatform()
                .start(() -> real.run(() -> {
                    real.ref();
                    running.countDown();
                }));
        awaitLatch(running);

        assertThatIllegalStateException().isThrownBy(real::runNoWait);
        assertThatIllegalStateException().isThrownBy(real::close);

        real.execute(real::unref);
        thread.join();
        real.runNoWait();
    }

    @Test
    void a_loop_runs_inside_a_callback_of_another() {
        var inner = EventLoop.create();
        loop.run(() -> {
            inner.run(() -> assertThat(EventLoop.current()).isSameAs(inner));
            assertThat(EventLoop.current()).isSameAs(loop);
            journal.add("ran");
        });
        assertThat(journal.text()).isEqualTo("ran");
        assertThat(EventLoop.currentOrNull()).isNull();
    }

    @Test
    void current_says_that_there_is_no_loop() {
        assertThatIllegalStateException()
                .isThrownBy(EventLoop::current)
                .withMessageContaining("no event loop runs on")
                .withMessageContaining(Thread.currentThread().toString());
    }

    @Test
    void main_alone_runs_with_its_checkpoint_and_no_turn() {
        loop.setTimeout(journal.says("timer"), 1);
        loop.runMain(Task.of(Kind.SCRIPT, () -> loop.nextTick(journal.says("tick"))));

        assertThat(journal.text()).isEqualTo("tick");
        assertThat(loop.statistics().turns()).isZero();
    }

    @Test
    void a_closed_loop_refuses_everything() {
        loop.close();
        loop.close();

        assertThatIllegalStateException().isThrownBy(loop::run).withMessage("the loop is closed");
        assertThatThrownBy(() -> loop.execute(() -> {}))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessageStartingWith("the loop is closed");
    }

    @Test
    void a_loop_closes_its_poller_once() {
        var polled = new Journal();
        var closing = EventLoop.builder().poller(new Recording(polled)).build();
        closing.close();
        closing.close();

        assertThat(polled.text()).isEqualTo("closed");
    }

    @Test
    void what_was_queued_outside_of_any_callback_runs_first() {
        var loop = EventLoop.create();
        loop.queueMicrotask(journal.says("microtask"));
        loop.nextTick(journal.says("tick"));
        loop.setTimeout(journal.says("timeout"), 0);

        loop.run();

        assertThat(journal.text()).isEqualTo("tick microtask timeout");
    }

    @Test
    void a_rejection_outside_of_any_callback_is_reported() {
        var loop = EventLoop.create();
        Promise.<String>withResolvers(loop).reject(new IllegalStateException("nobody listens"));

        assertThatThrownBy(loop::run).hasMessage("nobody listens");
    }

    @Test
    void a_closed_loop_takes_no_more_work() {
        var loop = EventLoop.create();
        loop.close();

        for (Runnable call : List.<Runnable>of(
                () -> loop.setTimeout(() -> {}, 1),
                () -> loop.setImmediate(() -> {}),
                () -> loop.nextTick(() -> {}),
                () -> loop.queueMicrotask(() -> {}),
                () -> loop.onCheck(() -> {}))) {
            assertThatThrownBy(call::run).hasMessage("the loop is closed");
        }
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A clock during whose reading the loop is stopped, as another thread may do at any moment. */
    private static final class StoppingClock implements Clock {
        EventLoop stops = EventLoop.create();

        @Override
        public long nanoTime() {
            stops.stop();
            return 0;
        }
    }

    private record Recording(Journal polled) implements Poller {
        @Override
        public void poll(long nanos) {
            polled.add(Long.toString(nanos));
        }

        @Override
        public void wakeup() {}

        @Override
        public void close() {
            polled.add("closed");
        }
    }
}
