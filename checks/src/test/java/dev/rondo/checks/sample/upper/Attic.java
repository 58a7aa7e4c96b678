package dev.rondo.checks.sample.upper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.checks.sample.ground.Climber;

/** Uses what is below it, which is allowed, and a library. */
public class Attic {
    private Climber climber;

    /** Sees that nobody has come. */
    public void look() {
        assertThat(climber).isNull();
    }
}
