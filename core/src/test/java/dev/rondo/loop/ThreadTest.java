package dev.rondo.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rondo.Journal;
import dev.rondo.trace.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ThreadTest {
    private final EventLoop loop = EventLoop.create();

    @Test
    void whatever_is_for_the_loops_thread_only_says_so_elsewhere() throws InterruptedException {
        var timer = loop.setTimeout(() -> {}, 1);
        var immediate = loop.setImmediate(() -> {});
        var calls = calls(timer, immediate);
        var owner = Thread.currentThread();
        var problems = new Journal();
        var stranger = Thread.ofPlatform()
                .name("stranger")
                .start(() -> calls.forEach((name, call) -> {
                    var error = catchThrowable(call);
                    if (!(error instanceof WrongThreadException)
                            || !String.valueOf(error.getMessage())
                                    .equals("this belongs to the loop of " + owner + " and was used from "
                                            + Thread.currentThread() + "; hand the work over with EventLoop.execute")) {
                        problems.add(name + ": " + error);
                    }
                }));
        stranger.join();

        assertThat(problems.lines()).isEmpty();
        assertThat(timer.isActive()).isTrue();
        assertThat(immediate.isActive()).isTrue();
    }

    private Map<String, ThrowingCallable> calls(Timer timer, Immediate immediate) {
        var hook = loop.onCheck(() -> {});
        var task = Task.of(Kind.TASK, () -> {});
        Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
        calls.put("setTimeout", () -> loop.setTimeout(() -> {}, 1));
        calls.put("setInterval", () -> loop.setInterval(() -> {}, 1));
        calls.put("setImmediate", () -> loop.setImmediate(() -> {}));
        calls.put("nextTick", () -> loop.nextTick(() -> {}));
        calls.put("queueMicrotask", () -> loop.queueMicrotask(() -> {}));
        calls.put("schedule", () -> loop.support().schedule(task));
        calls.put("queueClose", () -> loop.queueClose(() -> {}));
        calls.put("dispatch", () -> loop.support().dispatch(task));
        calls.put("onIdle", () -> loop.onIdle(() -> {}));
        calls.put("onPrepare", () -> loop.onPrepare(() -> {}));
        calls.put("onCheck", () -> loop.onCheck(() -> {}));
        calls.put("ref", loop::ref);
        calls.put("unref", loop::unref);
        calls.put("onUncaught", () -> loop.onUncaught(null));
        calls.put("onUnhandledRejection", () -> loop.onUnhandledRejection(null));
        calls.put("reportUncaught", () -> loop.support().reportUncaught(new IllegalStateException()));
        calls.put("isAlive", loop::isAlive);
        calls.put("uptime", loop::uptime);
        calls.put("context", loop::context);
        calls.put("statistics", loop::statistics);
        calls.put("attributeTo", () -> task.attributeTo(loop));
        calls.put("Timer.close", timer::close);
        calls.put("Timer.refresh", timer::refresh);
        calls.put("Timer.ref", timer::ref);
        calls.put("Timer.unref", timer::unref);
        calls.put("Immediate.close", immediate::close);
        calls.put("Immediate.unref", immediate::unref);
        calls.put("Hook.close", hook::close);
        calls.put("Hook.unref", hook::unref);
        return calls;
    }

    @Test
    void a_loop_that_stays_on_its_thread_is_neither_run_nor_closed_by_another() throws InterruptedException {
        var owner = Thread.currentThread();
        loop.support().stayOnThread();
        var problems = new Journal();
        Thread.ofPlatform()
                .start(() -> {
                    problems.add(String.valueOf(catchThrowable(loop::runNoWait).getMessage()));
                    problems.add(String.valueOf(catchThrowable(loop::close).getMessage()));
                })
                .join();

        assertThat(problems.lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("the loop stays on " + owner + ", and cannot be run or closed by "));
        loop.run(() -> problems.add("still runs"));
        loop.close();
        assertThat(problems.lines()).last().isEqualTo("still runs");
        assertThat(catchThrowable(loop::runNoWait)).hasMessage("the loop is closed");
        Thread.ofPlatform()
                .start(() -> problems.add(String.valueOf(catchThrowable(loop::close))))
                .join();
        assertThat(problems.lines()).last().isEqualTo("null");
    }

    @Test
    void a_loop_belongs_to_the_thread_that_runs_it() throws InterruptedException {
        var seen = new Journal();
        assertThat(loop.inLoop()).isTrue();
        Thread.ofPlatform()
                .name("runner")
                .start(() -> loop.run(() -> {
                    seen.add(String.valueOf(loop.inLoop()));
                    loop.setTimeout(seen.says("timer"), 1);
                }))
                .join();

        assertThat(seen.text()).isEqualTo("true timer");
        assertThat(loop.inLoop()).isFalse();
        assertThat(catchThrowable(loop::ref)).isInstanceOf(WrongThreadException.class);
        loop.run(seen.says("main"));
        assertThat(seen.text()).isEqualTo("true timer main");
    }

    @Test
    void a_loop_runs_on_a_virtual_thread() throws InterruptedException {
        var seen = new Journal();
        Thread.ofVirtual()
                .start(() -> loop.run(() -> {
                    loop.setTimeout(seen.says("timer"), 1);
                    loop.nextTick(seen.says("tick"));
                }))
                .join();

        assertThat(seen.text()).isEqualTo("tick timer");
    }

    @Test
    void an_interrupt_ends_the_sleep_and_the_loop_and_stays() throws InterruptedException {
        var asleep = new CountDownLatch(1);
        var seen = new Journal();
        loop.ref();
        var thread = Thread.ofPlatform().start(() -> {
            loop.run(() -> loop.setImmediate(asleep::countDown));
            seen.add(String.valueOf(Thread.currentThread().isInterrupted()));
        });
        asleep.await();
        thread.interrupt();
        thread.join();

        assertThat(seen.text()).isEqualTo("true");
        loop.run(loop::unref);
        assertThat(loop.isAlive()).isFalse();
    }

    @Test
    void an_interrupt_that_came_earlier_ends_the_loop_when_it_would_sleep() {
        var seen = new Journal();
        loop.run(() -> {
            Thread.currentThread().interrupt();
            loop.setImmediate(seen.says("immediate"));
            loop.setTimeout(seen.says("timer"), 60_000);
        });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(seen.text()).isEqualTo("immediate");
        assertThat(loop.isAlive()).isTrue();
    }

    @Test
    void after_an_interrupt_was_cleared_the_loop_goes_on() {
        var seen = new Journal();
        loop.run(() -> {
            Thread.currentThread().interrupt();
            loop.setTimeout(seen.says("timer"), 60_000);
        });
        assertThat(Thread.interrupted()).isTrue();

        loop.setImmediate(() -> {
            seen.add("immediate");
            loop.stop();
        });
        loop.run();
        assertThat(seen.text()).isEqualTo("immediate");
    }
}
