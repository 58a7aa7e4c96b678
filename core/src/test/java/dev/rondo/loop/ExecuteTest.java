package dev.rondo.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.Journal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ExecuteTest {
    private static final int THREADS = 4;
    private static final int POSTS = 100_000;

    private final Journal journal = new Journal();

    @Test
    void nothing_posted_by_many_threads_is_lost_and_each_threads_order_is_kept() throws InterruptedException {
        var loop = EventLoop.create();
        int[] next = new int[THREADS];
        int[] outOfOrder = {0};
        int[] left = {THREADS * POSTS};
        var threads = new ArrayList<Thread>();
        loop.ref();
        for (int t = 0; t < THREADS; t++) {
            int thread = t;
            threads.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < POSTS; i++) {
                    int post = i;
                    loop.execute(() -> {
                        outOfOrder[0] += next[thread]++ == post ? 0 : 1;
                        if (--left[0] == 0) {
                            loop.unref();
                        }
                    });
                }
            }));
        }

        loop.run();

        assertThat(left[0]).isZero();
        assertThat(outOfOrder[0]).isZero();
        for (var thread : threads) {
            thread.join();
        }
    }

    @Test
    void a_post_wakes_a_sleeping_loop() throws InterruptedException {
        var loop = EventLoop.create();
        // each round trip begins with a loop that sleeps, or is about to
        var asked = new AtomicReference<CountDownLatch>();
        loop.ref();
        var thread = Thread.ofPlatform().start(loop::run);
        for (int i = 0; i < 20_000; i++) {
            var answered = new CountDownLatch(1);
            asked.set(answered);
            loop.execute(() -> asked.get().countDown());
            answered.await();
        }
        loop.execute(loop::unref);
        thread.join();
    }

    @Test
    void a_post_just_before_the_loop_falls_asleep_is_not_slept_over() {
        var clock = new PostingClock();
        var poller = new Recording();
        var loop = EventLoop.builder().clock(clock).poller(poller).build();
        loop.setTimeout(() -> {}, 1000).unref();
        loop.ref();
        var hook = loop.onPrepare(() -> clock.posts = () -> loop.execute(loop::unref));
        hook.unref();

        loop.run();

        assertThat(poller.timeouts).containsExactly(0L);
    }

    @Test
    void the_thread_that_made_a_loop_may_post_while_another_begins_to_run_it() throws InterruptedException {
        for (int round = 0; round < 200; round++) {
            var loop = EventLoop.create();
            var begun = new AtomicBoolean();
            int[] ran = {0};
            int posted = 0;
            loop.ref();
            var thread = Thread.ofPlatform().start(loop::run);
            while (!begun.get()) {
                posted++;
                loop.execute(() -> {
                    ran[0]++;
                    begun.set(true);
                });
            }
            loop.execute(loop::unref);
            thread.join();
            assertThat(ran[0]).as("round " + round).isEqualTo(posted);
        }
    }

    @Test
    void while_no_thread_runs_the_loop_a_post_waits_where_the_next_one_will_look() {
        var loop = EventLoop.create();
        loop.execute(journal.says("posted"));

        // not among what is pending: that belongs to the thread that runs the loop, which may be another
        assertThat(loop.statistics().pending()).isZero();
        loop.runNoWait();
        assertThat(journal.text()).isEqualTo("posted");
    }

    @Test
    void what_is_posted_keeps_the_loop_alive_until_it_has_run() {
        var loop = EventLoop.create();
        loop.execute(journal.says("posted"));
        assertThat(loop.isAlive()).isTrue();

        loop.run();

        assertThat(journal.text()).isEqualTo("posted");
        assertThat(loop.isAlive()).isFalse();
    }

    @Test
    void posts_of_the_loops_own_thread_and_of_others_run_in_one_order() throws InterruptedException {
        var loop = EventLoop.create();
        loop.run(() -> {
            loop.execute(journal.says("own1"));
            join(Thread.ofPlatform().start(() -> loop.execute(journal.says("other"))));
            loop.execute(journal.says("own2"));
        });

        // what other threads posted joins the queue when the phase begins
        assertThat(journal.text()).isEqualTo("own1 own2 other");
    }

    @Test
    void time_does_not_jump_past_what_another_thread_has_posted() {
        var loop = EventLoop.builder().clock(VirtualClock.create()).build();
        loop.run(() -> {
            loop.setTimeout(() -> {}, Duration.ofHours(1));
            var hook = new Hook[1];
            hook[0] = loop.onPrepare(() -> {
                hook[0].close();
                join(Thread.ofPlatform()
                        .start(() ->
                                loop.execute(() -> journal.add(loop.uptime().toString()))));
            });
        });

        assertThat(journal.text()).isEqualTo("PT0S");
    }

    /** A clock during whose reading another thread posts something. */
    @Test
    void threads_that_post_without_end_do_not_keep_timers_from_firing() throws InterruptedException {
        var loop = EventLoop.create();
        var posting = new AtomicBoolean(true);
        var threads = new ArrayList<Thread>();
        var begun = new CountDownLatch(THREADS);
        for (int t = 0; t < THREADS; t++) {
            threads.add(Thread.ofPlatform().start(() -> {
                begun.countDown();
                while (posting.get()) {
                    loop.execute(() -> {});
                }
            }));
        }
        begun.await();
        loop.setTimeout(
                () -> {
                    posting.set(false);
                    journal.add("timeout");
                },
                20);

        loop.run();

        assertThat(journal.text()).isEqualTo("timeout");
        for (var thread : threads) {
            thread.join();
        }
    }

    @Test
    void what_is_posted_runs_or_is_refused_while_the_loop_closes() throws InterruptedException {
        for (int round = 0; round < 300; round++) {
            var loop = EventLoop.create();
            var posting = new CountDownLatch(1);
            int[] accepted = {0};
            int[] ran = {0};
            var thread = Thread.ofPlatform().start(() -> {
                try {
                    while (true) {
                        loop.execute(() -> ran[0]++);
                        accepted[0]++;
                        posting.countDown();
                    }
                } catch (RejectedExecutionException closed) {
                    // as it should be
                }
            });
            posting.await();
            loop.runNoWait();
            loop.close();
            thread.join();

            assertThat(ran[0]).isEqualTo(accepted[0]);
        }
    }

    @Test
    void an_error_of_a_last_post_keeps_no_other_from_running() throws InterruptedException {
        var loop = EventLoop.create();
        join(Thread.ofPlatform().start(() -> {
            loop.execute(journal.throwsAfter("first"));
            loop.execute(journal.throwsAfter("second"));
            loop.execute(journal.says("third"));
        }));

        assertThatThrownBy(loop::close)
                .hasMessage("first")
                .satisfies(error ->
                        assertThat(error.getSuppressed()).anyMatch(other -> "second".equals(other.getMessage())));
        assertThat(journal.text()).isEqualTo("first second third");
    }

    private static final class PostingClock implements Clock {
        Runnable posts = () -> {};

        @Override
        public long nanoTime() {
            var next = posts;
            posts = () -> {};
            join(Thread.ofPlatform().start(next));
            return 0;
        }
    }

    private static final class Recording implements Poller {
        final List<Long> timeouts = new ArrayList<>();

        @Override
        public void poll(long nanos) {
            timeouts.add(nanos);
        }

        @Override
        public void wakeup() {}

        @Override
        public void close() {}
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
