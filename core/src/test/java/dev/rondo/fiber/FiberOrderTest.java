package dev.rondo.fiber;

import static dev.rondo.fiber.Fiber.async;
import static dev.rondo.fiber.Fiber.await;
import static dev.rondo.fiber.Fiber.go;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.Journal;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.LoopModel;
import dev.rondo.promise.Promise;
import org.junit.jupiter.api.Test;

/** The order of fibers among callbacks. Each expectation is what Node prints for the same program in JavaScript. */
class FiberOrderTest {
    private final Journal journal = new Journal();
    private EventLoop loop = EventLoop.create();

    @Test
    void an_async_body_runs_at_once_to_its_first_wait() {
        loop.run(() -> {
            journal.add("script start");
            loop.setTimeout(journal.says("setTimeout"), 0);
            async(() -> {
                journal.add("async1 start");
                await(async(() -> {
                    journal.add("async2");
                }));
                journal.add("async1 end");
            });
            Promise.create((resolve, _) -> {
                        journal.add("promise1");
                        resolve.accept(null);
                    })
                    .thenAccept(_ -> journal.add("promise2"));
            loop.nextTick(journal.says("tick"));
            journal.add("script end");
        });

        assertThat(journal.lines())
                .containsExactly(
                        "script start",
                        "async1 start",
                        "async2",
                        "promise1",
                        "script end",
                        "tick",
                        "async1 end",
                        "promise2",
                        "setTimeout");
    }

    @Test
    void an_await_takes_one_tick() {
        countTicks();

        assertThat(journal.text()).isEqualTo("main 1 awaited 2 3 4");
    }

    @Test
    void an_await_takes_three_ticks_in_the_models_of_old_engines() {
        loop = EventLoop.builder().model(LoopModel.NODE10).build();
        countTicks();

        assertThat(journal.text()).isEqualTo("main 1 2 3 awaited 4");
    }

    /** Four thens in a row, and beside them a fiber that awaits. */
    private void countTicks() {
        loop.run(() -> {
            Promise<?> chain = Promise.resolve(0);
            for (int i = 1; i <= 4; i++) {
                var line = Integer.toString(i);
                chain = chain.thenAccept(_ -> journal.add(line));
            }
            async(() -> {
                await(Promise.resolve("v"));
                journal.add("awaited");
            });
            journal.add("main");
        });
    }

    @Test
    void awaiting_settled_promises_lets_what_was_queued_before_go_first() {
        loop.run(() -> async(() -> {
            for (int i = 1; i <= 3; i++) {
                loop.queueMicrotask(journal.says("microtask" + i));
                await(Promise.resolve(i));
                journal.add("awaited" + i);
            }
        }));

        assertThat(journal.text()).isEqualTo("microtask1 awaited1 microtask2 awaited2 microtask3 awaited3");
    }

    @Test
    void ticks_go_before_a_fiber_that_awaits() {
        loop.run(() -> async(() -> {
            loop.nextTick(journal.says("tick"));
            await(Promise.resolve(1));
            journal.add("awaited");
        }));

        assertThat(journal.text()).isEqualTo("tick awaited");
    }

    @Test
    void a_queued_fiber_begins_in_the_phase_of_fibers_in_order() {
        loop.run(() -> {
            go(() -> journal.add("first"));
            go(() -> journal.add("second"));
            loop.setImmediate(journal.says("immediate"));
            loop.queueMicrotask(journal.says("microtask"));
            journal.add("main");
        });

        assertThat(journal.text()).isEqualTo("main microtask first second immediate");
    }

    @Test
    void fibers_that_yield_take_turns() {
        loop.run(() -> {
            for (var name : new String[] {"a", "b"}) {
                go(() -> {
                    for (int i = 1; i <= 3; i++) {
                        journal.add(name + i);
                        Fiber.yield_();
                    }
                });
            }
        });

        assertThat(journal.text()).isEqualTo("a1 b1 a2 b2 a3 b3");
    }

    @Test
    void fibers_that_never_end_to_yield_do_not_keep_timers_from_firing() {
        boolean[] stop = {false};
        loop.run(() -> {
            for (int i = 0; i < 2; i++) {
                go(() -> {
                    while (!stop[0]) {
                        Fiber.yield_();
                    }
                });
            }
            loop.setTimeout(
                    () -> {
                        journal.add("timeout");
                        stop[0] = true;
                    },
                    5);
        });

        assertThat(journal.text()).isEqualTo("timeout");
    }

    @Test
    void a_fiber_started_inside_a_fiber_runs_at_once_too() {
        loop.run(() -> async(() -> {
            journal.add("outer");
            var inner = async(() -> {
                journal.add("inner");
                await(async(() -> {
                    journal.add("innermost");
                }));
                journal.add("inner again");
                return "result";
            });
            journal.add("outer again");
            journal.add(await(inner));
        }));

        assertThat(journal.lines())
                .containsExactly("outer", "inner", "innermost", "outer again", "inner again", "result");
    }
}
