package dev.rondo.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.loop.EventLoop;
import dev.rondo.loop.Task;
import dev.rondo.loop.VirtualClock;
import dev.rondo.promise.Promise;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a loop's recorder tells of a program. */
class CausesTest {
    private final EventLoop loop =
            EventLoop.builder().clock(VirtualClock.create()).build();

    @Test
    void every_unit_is_queued_by_one_that_ran_before_and_runs_once() {
        loop.run(() -> {
            loop.setTimeout(() -> loop.nextTick(() -> {}), 1);
            loop.setImmediate(() -> Promise.resolve(1).then(x -> x).then(x -> x));
            loop.execute(() -> loop.queueClose(() -> {}));
        });

        var events = loop.recorder().events();
        assertThat(of(events, Event.What.RUN))
                .isEqualTo("close immediate posted reaction reaction script tick timeout");
        assertThat(of(events, Event.What.QUEUED)).isEqualTo(of(events, Event.What.RUN));
        for (var event : events) {
            if (event.what() == Event.What.RUN && event.kind() != Kind.SCRIPT) {
                assertThat(events)
                        .as("the cause of %s", event)
                        .anyMatch(other -> other.what() == Event.What.RUN
                                && other.id() == event.cause()
                                && other.id() < event.id());
            }
        }
    }

    @Test
    void what_a_unit_queues_after_it_dispatched_another_is_its_own() {
        loop.run(() -> {
            var inner = EventLoop.create();
            inner.run(() -> {
                inner.support().dispatch(new Io());
                inner.nextTick(() -> {});
            });

            assertThat(inner.recorder().events())
                    .filteredOn(event -> event.what() == Event.What.RUN && event.kind() == Kind.TICK)
                    .singleElement()
                    .satisfies(tick -> assertThat(tick.cause()).isEqualTo(1));
        });
    }

    @Test
    void a_closed_unit_is_recorded_as_cancelled_and_never_runs() {
        loop.run(() -> {
            loop.setTimeout(() -> {}, 1).close();
            loop.setImmediate(() -> {}).close();
        });

        var events = loop.recorder().events();
        assertThat(of(events, Event.What.CANCELLED)).isEqualTo("immediate timeout");
        assertThat(of(events, Event.What.RUN)).isEqualTo("script");
    }

    @Test
    void a_failed_unit_is_recorded_as_failed() {
        loop.onUncaught(_ -> {});
        loop.run(() -> loop.execute(() -> {
            throw new IllegalStateException();
        }));

        assertThat(of(loop.recorder().events(), Event.What.FAILED)).isEqualTo("posted");
    }

    @Test
    void recording_is_bounded_by_the_rings_capacity() {
        var small = EventLoop.builder().recorder(Recorder.ofCapacity(10)).build();
        small.run(() -> {
            for (int i = 0; i < 100; i++) {
                small.nextTick(() -> {});
            }
        });

        assertThat(small.recorder().events()).hasSize(10);
        assertThat(small.recorder().written()).isGreaterThan(200);
    }

    private static String of(List<Event> events, Event.What what) {
        return events.stream()
                .filter(event -> event.what() == what)
                .map(event -> event.kind().toString())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static final class Io extends Task {
        @Override
        protected void run() {}

        @Override
        protected Kind kind() {
            return Kind.IO;
        }
    }
}
