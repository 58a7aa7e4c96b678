package dev.rondo.bench;

import dev.rondo.loop.EventLoop;
import java.util.Arrays;
import java.util.Locale;

/**
 * Runs one program again and again and prints the median of its last rounds in nanoseconds an operation, as
 * {@code bench/js/harness.js} does.
 */
final class Measure {
    private static final int OPERATIONS = 1_000_000;
    private static final int WARMUPS = 10;
    private static final int ROUNDS = 5;

    private Measure() {}

    /** Takes the name of the program, such as {@code then-chain}. */
    public static void main(String[] args) {
        var program = Arrays.stream(Program.values())
                .filter(candidate -> args.length == 1 && candidate.fileName().equals(args[0]))
                .findFirst()
                .orElse(null);
        if (program == null) {
            System.err.println("usage: Measure PROGRAM, one of "
                    + Arrays.stream(Program.values()).map(Program::fileName).toList());
            System.exit(2);
            return;
        }
        System.out.printf(Locale.ROOT, "%.1f%n", median(program));
    }

    private static double median(Program program) {
        var loop = EventLoop.create();
        var nanos = new double[ROUNDS];
        for (int round = -WARMUPS; round < ROUNDS; round++) {
            long began = System.nanoTime();
            program.run(loop, OPERATIONS);
            if (round >= 0) {
                nanos[round] = (System.nanoTime() - began) / (double) OPERATIONS;
            }
        }
        Arrays.sort(nanos);
        return nanos[ROUNDS / 2];
    }
}
