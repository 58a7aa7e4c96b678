package dev.rondo.loop;

import java.util.SplittableRandom;

/**
 * What is left to chance. A seam: the same seed makes the same choices, and a simulated world makes more of them. For the
 * loop's thread and its fibers only.
 */
public interface Choices {
    /** A number from 0 up to, and without, the bound, which is positive. */
    int below(int bound);

    /** Whether any of the fibers that could go on may be the next, instead of the one that could first. */
    default boolean shufflesFibers() {
        return false;
    }

    /** What these choices were made from, for reports. */
    long seed();

    /** Choices by a generator of random numbers; fibers go on in order. */
    static Choices ofSeed(long seed) {
        return new Seeded(seed, false, new SplittableRandom(seed));
    }

    /** As {@link #ofSeed}, but any fiber may be the next: for tests, in which every order should do. */
    static Choices shufflingFibers(long seed) {
        return new Seeded(seed, true, new SplittableRandom(seed));
    }

    /** Choices by a generator. */
    record Seeded(long seed, boolean shufflesFibers, SplittableRandom random) implements Choices {
        @Override
        public int below(int bound) {
            return random.nextInt(bound);
        }
    }
}
