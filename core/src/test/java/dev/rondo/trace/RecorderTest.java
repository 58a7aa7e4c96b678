package dev.rondo.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecorderTest {
    private static final int HERE = Origin.of("RecorderTest");

    @Test
    void what_is_recorded_can_be_read_again() {
        var recorder = Recorder.ofCapacity(100);
        recorder.phase(Phase.MAIN);
        recorder.queued(7, Kind.SCRIPT, 0, HERE);
        recorder.turn(1, 123_456_789_012L);
        recorder.phase(Phase.TIMERS);
        recorder.run(7, Kind.TIMEOUT, 3, HERE);
        recorder.failed(7, Kind.TIMEOUT, 3, HERE);
        recorder.turn(2, Long.MAX_VALUE);
        recorder.cancelled(Long.MAX_VALUE, Kind.IMMEDIATE, Long.MAX_VALUE - 1, HERE);

        assertThat(recorder.events())
                .containsExactly(
                        new Event(Event.What.PHASE, 0, 0, Phase.MAIN, 0, Kind.SCRIPT, 0, 0),
                        new Event(Event.What.QUEUED, 0, 0, Phase.MAIN, 7, Kind.SCRIPT, 0, HERE),
                        new Event(Event.What.TURN, 1, 123_456_789_012L, Phase.MAIN, 0, Kind.SCRIPT, 0, 0),
                        new Event(Event.What.PHASE, 1, 123_456_789_012L, Phase.TIMERS, 0, Kind.SCRIPT, 0, 0),
                        new Event(Event.What.RUN, 1, 123_456_789_012L, Phase.TIMERS, 7, Kind.TIMEOUT, 3, HERE),
                        new Event(Event.What.FAILED, 1, 123_456_789_012L, Phase.TIMERS, 7, Kind.TIMEOUT, 3, HERE),
                        new Event(Event.What.TURN, 2, Long.MAX_VALUE, Phase.TIMERS, 0, Kind.SCRIPT, 0, 0),
                        new Event(
                                Event.What.CANCELLED,
                                2,
                                Long.MAX_VALUE,
                                Phase.TIMERS,
                                Long.MAX_VALUE,
                                Kind.IMMEDIATE,
                                Long.MAX_VALUE - 1,
                                HERE));
        assertThat(recorder.phase()).isEqualTo(Phase.TIMERS);
    }

    @ParameterizedTest
    @EnumSource
    void every_kind_survives(Kind kind) {
        var recorder = Recorder.ofCapacity(1);
        recorder.run(1, kind, 0, HERE);

        assertThat(recorder.events().getFirst().kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @EnumSource
    void every_phase_survives(Phase phase) {
        var recorder = Recorder.ofCapacity(1);
        recorder.phase(phase);

        assertThat(recorder.events().getFirst().phase()).isEqualTo(phase);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10})
    void a_full_ring_gives_up_the_oldest(int capacity) {
        var recorder = Recorder.ofCapacity(capacity);
        for (int i = 1; i <= 25; i++) {
            recorder.run(i, Kind.TICK, 0, HERE);
        }

        assertThat(recorder.events()).hasSize(capacity);
        assertThat(recorder.events().getFirst().id()).isEqualTo(26 - capacity);
        assertThat(recorder.events().getLast().id()).isEqualTo(25);
        assertThat(recorder.written()).isEqualTo(25);
    }

    @Test
    void events_whose_turn_has_given_way_still_know_its_number() {
        var recorder = Recorder.ofCapacity(3);
        recorder.turn(6, 600);
        recorder.run(1, Kind.TIMEOUT, 0, HERE);
        recorder.turn(7, 700);
        recorder.run(2, Kind.TIMEOUT, 1, HERE);

        assertThat(recorder.events()).extracting(Event::turn).containsExactly(6L, 7L, 7L);
        assertThat(recorder.events()).extracting(Event::nanos).containsExactly(0L, 700L, 700L);
        assertThat(recorder.chain(2, 10)).extracting(Event::turn).containsExactly(7L, 6L);
    }

    @Test
    void a_turn_longer_than_the_ring_is_known_to_all_its_events() {
        var recorder = Recorder.ofCapacity(2);
        recorder.turn(6, 600);
        for (int id = 1; id <= 3; id++) {
            recorder.run(id, Kind.TICK, id - 1L, HERE);
        }

        assertThat(recorder.events()).extracting(Event::turn).containsExactly(6L, 6L);
        assertThat(recorder.events()).extracting(Event::nanos).containsExactly(600L, 600L);
        assertThat(recorder.chain(3, 10)).extracting(Event::turn).containsExactly(6L, 6L);
    }

    @Test
    void a_ring_that_is_just_full_begins_with_its_first_event() {
        var recorder = Recorder.ofCapacity(3);
        for (int i = 1; i <= 3; i++) {
            recorder.run(i, Kind.TICK, 0, HERE);
        }

        assertThat(recorder.events()).extracting(Event::id).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_chain_leads_from_a_unit_to_what_caused_it() {
        var recorder = Recorder.ofCapacity(100);
        recorder.run(1, Kind.SCRIPT, 0, HERE);
        recorder.queued(2, Kind.TIMEOUT, 1, HERE);
        recorder.queued(3, Kind.TIMEOUT, 1, HERE);
        recorder.turn(1, 10);
        recorder.run(2, Kind.TIMEOUT, 1, HERE);
        recorder.queued(4, Kind.TICK, 2, HERE);
        recorder.run(4, Kind.TICK, 2, HERE);
        recorder.turn(2, 20);
        recorder.run(3, Kind.TIMEOUT, 1, HERE);

        assertThat(recorder.chain(4, 10))
                .containsExactly(
                        new Event(Event.What.RUN, 1, 10, Phase.MAIN, 4, Kind.TICK, 2, HERE),
                        new Event(Event.What.RUN, 1, 10, Phase.MAIN, 2, Kind.TIMEOUT, 1, HERE),
                        new Event(Event.What.RUN, 0, 0, Phase.MAIN, 1, Kind.SCRIPT, 0, HERE));
        assertThat(recorder.chain(3, 10)).extracting(Event::turn).containsExactly(2L, 0L);
        assertThat(recorder.chain(4, 2)).extracting(Event::id).containsExactly(4L, 2L);
        assertThat(recorder.chain(99, 10)).isEmpty();
        assertThat(recorder.chain(0, 10)).isEmpty();
    }

    @Test
    void a_chain_ends_where_the_ring_does() {
        var recorder = Recorder.ofCapacity(4);
        for (int i = 1; i <= 20; i++) {
            recorder.run(i, Kind.TICK, i - 1, HERE);
        }

        assertThat(recorder.chain(20, 10)).extracting(Event::id).containsExactly(20L, 19L, 18L, 17L);
    }

    @Test
    void a_ring_has_room_but_not_more_than_an_array() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Recorder.ofCapacity(0))
                .withMessage("a recorder's capacity is between 1 and 715827879 events, not 0");
        assertThatIllegalArgumentException().isThrownBy(() -> Recorder.ofCapacity(Recorder.MOST + 1));
    }

    @Test
    void a_chain_is_as_long_as_there_are_events_whatever_is_asked_for() {
        var recorder = Recorder.ofCapacity(16);
        assertThat(recorder.chain(1, Integer.MAX_VALUE)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> recorder.chain(1, -1))
                .withMessage("a chain of at most -1 events");
    }

    @Test
    void an_origin_that_nobody_made_is_an_error() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Origin.describe(-1))
                .withMessage("there is no origin -1; origins come from Origin.of");
    }
}
