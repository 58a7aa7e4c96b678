package dev.rondo.checks.sample.ground;

import dev.rondo.checks.sample.upper.Attic;

/** Uses what is above it. */
public class Climber {
    /** What is above. */
    public Attic attic() {
        return new Attic();
    }
}
