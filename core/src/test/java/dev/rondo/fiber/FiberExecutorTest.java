package dev.rondo.fiber;

import static dev.rondo.Rondo.go;
import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rondo.Rondo;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FiberExecutorTest {
    private final List<String> log = new ArrayList<>();

    @Test
    void each_task_is_a_fiber_that_waits_for_itself_alone() {
        try (var loop = EventLoop.builder().clock(VirtualClock.create()).build()) {
            Rondo.run(loop, () -> {
                var executor = Fiber.executor();
                executor.execute(() -> {
                    sleep(Duration.ofMillis(20));
                    log.add("slow");
                });
                executor.execute(() -> {
                    sleep(Duration.ofMillis(10));
                    log.add("quick");
                });
                log.add("given");
            });
        }
        assertThat(log).containsExactly("given", "quick", "slow");
    }

    @Test
    void a_task_of_another_thread_runs_on_the_loop() {
        run(() -> {
            var executor = Fiber.executor();
            var here = EventLoop.current();
            var done = new CompletableFuture<EventLoop>();
            Thread.ofPlatform()
                    .start(() -> executor.execute(() -> {
                        sleep(Duration.ofMillis(1));
                        done.complete(EventLoop.current());
                    }));
            assertThat(done.get()).isSameAs(here);
        });
    }

    @Test
    void an_error_of_a_task_ends_the_program_as_one_of_a_fiber_does() {
        assertThatIllegalStateException()
                .isThrownBy(() -> run(() -> Fiber.executor().execute(() -> {
                    throw new IllegalStateException("mine");
                })))
                .withMessage("mine");
    }

    @Test
    void a_loop_that_ends_its_fibers_refuses_more_and_so_does_one_that_is_closed() {
        var loop = EventLoop.create();
        var executors = new ArrayList<Executor>();
        loop.run(() -> {
            var executor = Fiber.executor();
            executors.add(executor);
            go(() -> {
                try {
                    sleep(Duration.ofDays(1));
                } catch (Cancelled end) {
                    assertThatExceptionOfType(RejectedExecutionException.class)
                            .isThrownBy(() -> executor.execute(() -> log.add("too late")))
                            .withMessageContaining("the loop ends");
                    log.add("refused");
                    throw end;
                }
            });
            loop.setImmediate(loop::stop);
        });
        loop.close();
        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> executors.getFirst().execute(() -> log.add("much too late")));
        assertThat(log).containsExactly("refused");
    }

    @Test
    void without_a_loop_there_is_none() {
        assertThatIllegalStateException().isThrownBy(Fiber::executor).withMessageContaining("loop");
    }
}
