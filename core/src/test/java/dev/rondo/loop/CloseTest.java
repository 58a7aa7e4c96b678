package dev.rondo.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.Journal;
import dev.rondo.promise.Promise;
import dev.rondo.worker.WorkerPool;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class CloseTest {
    private final Journal journal = new Journal();
    private final EventLoop loop = EventLoop.create();

    /** From another thread, and to its end. */
    private void post(Runnable task) throws InterruptedException, ExecutionException {
        CompletableFuture.runAsync(() -> loop.execute(task)).get();
    }

    @Test
    void what_comes_of_the_last_posts_runs_too() throws Exception {
        var resolvers = Promise.<String>withResolvers(loop);
        resolvers.promise().thenAccept(journal::add);
        post(() -> {
            loop.nextTick(journal.says("tick"));
            resolvers.resolve("settled");
        });
        loop.close();

        assertThat(journal.text()).isEqualTo("tick settled");
    }

    @Test
    void an_error_of_the_last_posts_reaches_the_handler() throws Exception {
        loop.onUncaught(error -> journal.add("" + error.getMessage()));
        post(journal.throwsAfter("first"));
        post(journal.says("second"));
        loop.close();

        assertThat(journal.lines()).contains("first", "second").hasSize(3);
    }

    @Test
    void a_rejection_after_the_last_turn_is_not_lost() {
        var resolvers = Promise.withResolvers(loop);
        loop.run();
        resolvers.reject(new IllegalArgumentException("late"));

        assertThatThrownBy(loop::close).hasMessage("late");
    }

    @Test
    void of_two_rejections_the_second_is_suppressed_in_the_first() {
        assertThatThrownBy(() -> {
                    try (loop) {
                        loop.run(() -> {
                            Promise.reject(new IllegalArgumentException("one"));
                            Promise.reject(new IllegalArgumentException("two"));
                        });
                    }
                })
                .hasMessage("one")
                .satisfies(error -> assertThat(error.getSuppressed())
                        .anySatisfy(second -> assertThat(second).hasMessage("two")));
    }

    @Test
    void a_closed_loop_takes_no_more_work() throws Exception {
        var timer = loop.setTimeout(() -> {}, 10);
        loop.close();

        assertThatIllegalStateException().isThrownBy(loop::ref).withMessage("the loop is closed");
        assertThatIllegalStateException().isThrownBy(timer::refresh).withMessage("the loop is closed");
        assertThatIllegalStateException()
                .isThrownBy(() -> Promise.from(loop, CompletableFuture.completedFuture(1)))
                .withMessage("the loop is closed");
        try (var pool = WorkerPool.blocking()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> pool.submit(loop, () -> {
                        journal.add("never");
                        return 1;
                    }))
                    .withMessage("the loop is closed");
        }
        assertThatThrownBy(() -> loop.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
        assertThat(journal.text()).isEmpty();
    }

    @Test
    void what_the_last_posts_post_in_turn_is_refused() throws Exception {
        post(() -> {
            try {
                loop.execute(journal.says("never"));
            } catch (RejectedExecutionException refused) {
                journal.add("refused");
            }
        });
        loop.close();

        assertThat(journal.text()).isEqualTo("refused");
    }

    @Test
    void closing_again_or_from_within_does_nothing() throws Exception {
        post(() -> {
            loop.close();
            journal.add("ran");
        });
        loop.close();
        loop.close();

        assertThat(journal.text()).isEqualTo("ran");
    }

    @Test
    void a_running_loop_cannot_be_closed() {
        loop.run(() -> assertThatIllegalStateException()
                .isThrownBy(loop::close)
                .withMessage("the loop is running; stop() it before it is closed"));
        assertThat(loop.isAlive()).isFalse();
    }
}
