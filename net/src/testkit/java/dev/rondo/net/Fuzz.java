package dev.rondo.net;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Sound input, and what chance makes of it. Each character is a byte. What fails is played again by {@code rondo.seed}. */
public final class Fuzz {
    private static final int MOST_CHANGES = 4;

    /** Where half of the changes are made: a message is understood, or not, by its beginning. */
    private static final int BEGINNING = 300;

    /** What is done with chance of its own. */
    @FunctionalInterface
    public interface Case {
        void play(Random random) throws Exception;
    }

    private Fuzz() {}

    /** From this seed on: {@code rondo.seed}, or another one each time. */
    public static long firstSeed() {
        long first = Long.getLong("rondo.seed", System.nanoTime());
        IO.println("seeds from " + first + " on");
        return first;
    }

    /** When it is enough: after {@code rondo.seconds}, or these, by {@link System#nanoTime}. */
    public static long end(int seconds) {
        return System.nanoTime()
                + Duration.ofSeconds(Long.getLong("rondo.seconds", seconds)).toNanos();
    }

    /** Plays one case after the other, until it is enough. */
    public static void play(int seconds, Case each) {
        long first = firstSeed();
        long end = end(seconds);
        long seed = first;
        do {
            play(seed++, each);
        } while (System.nanoTime() < end);
        IO.println((seed - first) + " cases");
    }

    /** Plays one case. */
    public static void play(long seed, Case one) {
        try {
            one.play(new Random(seed));
        } catch (Throwable wrong) {
            throw new AssertionError("with -Drondo.seed=" + seed + ": " + wrong, wrong);
        }
    }

    /** One of them. */
    public static <T> T one(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** With a few changes, or none. */
    public static String mutate(Random random, String sound, List<String> pieces) {
        var bytes = new StringBuilder(sound);
        for (int i = random.nextInt(MOST_CHANGES); i > 0; i--) {
            change(random, bytes, pieces);
        }
        return bytes.toString();
    }

    private static void change(Random random, StringBuilder bytes, List<String> pieces) {
        int reach = random.nextBoolean() ? Math.min(bytes.length(), BEGINNING) : bytes.length();
        int at = random.nextInt(reach + 1);
        int end = Math.min(bytes.length(), at + 1 + random.nextInt(8));
        switch (random.nextInt(7)) {
            case 0 -> bytes.insert(at, one(random, pieces));
            case 1 -> bytes.replace(at, end, one(random, pieces));
            case 2 -> bytes.delete(at, end);
            case 3 -> bytes.insert(at, bytes.substring(at, end));
            case 4 -> bytes.setLength(random.nextBoolean() ? at : bytes.length());
            case 5 -> bytes.insert(at, (char) random.nextInt(256));
            default -> {
                if (at < bytes.length()) {
                    bytes.setCharAt(at, (char) (bytes.charAt(at) ^ 1 << random.nextInt(8)));
                }
            }
        }
    }
}
