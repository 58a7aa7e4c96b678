package dev.rondo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimeBudgetTest {
    private final AtomicLong now = new AtomicLong(-5);
    private final TimeBudget budget = new TimeBudget(now::get);

    @Test
    void the_first_run_may_use_all_of_it() {
        assertThat(budget.share()).hasToString("10 seconds");
    }

    @Test
    void a_later_run_has_what_is_left() {
        pass(Duration.ofSeconds(7));
        assertThat(budget.share()).hasToString("3 seconds");
    }

    @Test
    void a_run_that_begins_late_has_a_little_nevertheless() {
        pass(Duration.ofMinutes(1));
        assertThat(budget.share()).hasToString("2 seconds");
    }

    @Test
    void a_share_is_used_up_at_its_end_and_not_before() {
        var share = budget.share();
        pass(Duration.ofSeconds(10).minusNanos(1));
        assertThat(share.isUsedUp()).isFalse();
        pass(Duration.ofNanos(1));
        assertThat(share.isUsedUp()).isTrue();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
