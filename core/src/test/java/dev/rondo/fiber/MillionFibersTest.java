package dev.rondo.fiber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.Journal;
import dev.rondo.MainFiber;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.VirtualClock;
import dev.rondo.promise.Promise;
import dev.rondo.scope.Scope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class MillionFibersTest {
    private static final int MILLION = 1_000_000;

    /** Of what a million fibers hold, a fiftieth. */
    private static final long LITTLE = 16_000_000;

    private final Journal journal = new Journal();
    private final EventLoop loop =
            EventLoop.builder().clock(VirtualClock.create()).build();

    private static long used() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    void that_were_cancelled_leave_no_memory_behind() {
        var ended = new AtomicInteger();
        long before = used();
        MainFiber.run(loop, journal, () -> {
            assertThatThrownBy(() -> Scope.scope((Scope s) -> {
                        for (int i = 0; i < MILLION; i++) {
                            s.fork(() -> {
                                try {
                                    Fiber.await(Promise.withResolvers().promise());
                                } finally {
                                    ended.incrementAndGet();
                                }
                            });
                        }
                        Fiber.yield_();
                        journal.add(used() - before > LITTLE ? "they hold much" : "they hold nothing");
                        throw new IOException("enough");
                    }))
                    .isInstanceOf(IOException.class);
        });

        assertThat(journal.text()).isEqualTo("they hold much");
        assertThat(ended).hasValue(MILLION);
        assertThat(used() - before).isLessThan(LITTLE);
        assertThat(loop.isAlive()).isFalse();
    }

    @Test
    void that_fail_at_once_are_one_error_of_their_scope() {
        MainFiber.run(
                loop,
                journal,
                () -> Scope.scope(s -> {
                    for (int i = 0; i < MILLION; i++) {
                        s.fork(() -> {
                            throw new IOException("broken");
                        });
                    }
                }));

        assertThat(journal.lines()).containsExactly("main: java.io.IOException: broken");
    }

    @Test
    void that_fail_each_for_itself_are_a_million_errors() {
        var failed = new AtomicInteger();
        MainFiber.run(
                loop,
                journal,
                () -> Scope.supervise(s -> {
                    var fibers = new ArrayList<Fiber<?>>(MILLION);
                    for (int i = 0; i < MILLION; i++) {
                        fibers.add(s.fork(() -> {
                            throw new IOException("broken");
                        }));
                    }
                    for (var fiber : fibers) {
                        fiber.promise().then(_ -> 0, _ -> failed.incrementAndGet());
                    }
                }));

        assertThat(failed).hasValue(MILLION);
        assertThat(journal.lines()).isEmpty();
    }
}
