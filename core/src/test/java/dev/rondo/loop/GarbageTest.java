package dev.rondo.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What has run or was closed can be collected, though the loop lives on. */
class GarbageTest {
    private final EventLoop loop =
            EventLoop.builder().clock(VirtualClock.create()).build();
    private final List<WeakReference<Object>> garbage = new ArrayList<>();

    @Test
    void closed_timers() {
        loop.setTimeout(() -> {}, 1000);
        for (int i = 0; i < 100; i++) {
            loop.setTimeout(big(), i % 7).close();
            loop.setTimeout(big(), 1000).close();
            loop.setInterval(big(), 50).unref().close();
        }

        assertCollected();
    }

    @Test
    void closed_immediates_of_a_loop_that_has_no_others() {
        loop.setTimeout(() -> {}, 1000);
        for (int i = 0; i < 100; i++) {
            loop.setImmediate(big()).close();
            loop.runNoWait();
        }

        assertCollected();
    }

    @Test
    void whatever_has_run() {
        loop.run(() -> {
            for (int i = 0; i < 10; i++) {
                loop.setTimeout(big(), i);
                loop.setImmediate(big());
                loop.nextTick(big());
                loop.queueMicrotask(big());
                loop.execute(big());
                loop.queueClose(big());
            }
        });

        assertCollected();
    }

    @Test
    void a_closed_hook() {
        loop.onCheck(big()).close();

        assertCollected();
    }

    private Runnable big() {
        var memory = new byte[10_000];
        garbage.add(new WeakReference<>(memory));
        return () -> memory[0]++;
    }

    private void assertCollected() {
        for (int i = 0; i < 20 && left() > 0; i++) {
            System.gc();
        }
        assertThat(left()).isZero();
        assertThat(loop.statistics()).isNotNull();
    }

    private long left() {
        return garbage.stream().filter(reference -> reference.get() != null).count();
    }
}
