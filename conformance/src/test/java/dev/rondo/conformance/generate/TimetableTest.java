package dev.rondo.conformance.generate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimetableTest {
    private final Timetable timetable = new Timetable(true);
    private final Place main = new Place(0, new Moment(), 0, true, false, 0);

    @Test
    void timersThatAreDueCloseToEachOtherAreRefused() {
        assertThat(timetable.book(main, 10)).isPresent();
        assertThat(timetable.book(main, 12)).isEmpty();
        assertThat(timetable.book(main, 7)).isEmpty();
        assertThat(timetable.book(main, 14)).isPresent();
    }

    @Test
    void timersOfOneDurationSetByOneTaskMayBeDueTogether() {
        var first = timetable.book(main, 10).orElseThrow();
        var second = timetable.book(main, 10).orElseThrow();
        assertThat(second.time()).isEqualTo(first.time());
        assertThat(second.moment()).isSameAs(first.moment());
        assertThat(second.task()).isNotEqualTo(first.task());
    }

    @Test
    void timersOfOneDurationSetByDifferentTasksMayNot() {
        assertThat(timetable.book(main, 10)).isPresent();
        var otherTask = main.at(0, main.moment(), timetable.newTask());
        assertThat(timetable.book(otherTask, 10)).isEmpty();
    }

    @Test
    void inBrowsersNoTwoTimersAreDueTogether() {
        var browser = new Timetable(false);
        assertThat(browser.book(main, 10)).isPresent();
        assertThat(browser.book(main, 10)).isEmpty();
    }

    @Test
    void aTimerWithinATimerCountsFromIt() {
        var outer = timetable.book(main, 10).orElseThrow();
        assertThat(timetable.book(outer, 10).orElseThrow().time()).isEqualTo(20);
        assertThat(timetable.book(main, 20)).isEmpty();
    }

    @Test
    void anIntervalNeedsAllItsBeats() {
        assertThat(timetable.book(main, 20)).isPresent();
        assertThat(timetable.bookBeats(main, 10, 2)).isEmpty();
        assertThat(timetable.bookBeats(main, 10, 1)).isPresent();
    }

    @Test
    void nothingIsBookedWhereTheTimeIsNotKnown() {
        assertThat(timetable.book(main.sometime(), 10)).isEmpty();
    }

    @Test
    void anOperationOfUnknownLengthIsAloneInItsMoment() {
        var moment = new Moment();
        assertThat(moment.readFile()).isTrue();
        assertThat(moment.readFile()).isFalse();
        assertThat(moment.takeTurns()).isFalse();
        var other = new Moment();
        assertThat(other.takeTurns()).isTrue();
        assertThat(other.takeTurns()).isTrue();
        assertThat(other.readFile()).isFalse();
    }
}
