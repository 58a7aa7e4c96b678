package dev.rondo.bench.fibers;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs one program of a peer again and again and prints the median of its last rounds in nanoseconds an operation; for
 * {@code memory}, the bytes of the heap that a suspended fiber takes. The environment says how often, as for
 * {@code bench/js/harness.js}: BENCH_SCALE divides the number of operations but for {@code memory}, BENCH_WARMUPS and BENCH_ROUNDS count rounds, and
 * BENCH_CPU=1 takes processor time instead of wall time.
 */
public final class Rounds {
    private static final int OPERATIONS = 1_000_000 / setting("BENCH_SCALE", 1);
    private static final int WARMUPS = setting("BENCH_WARMUPS", 10);
    private static final int ROUNDS = setting("BENCH_ROUNDS", 5);
    private static final boolean CPU = setting("BENCH_CPU", 0) == 1;
    private static final int FIBERS_IN_MEMORY = 100_000;
    private static final int COLLECTIONS = 3; // what the first one clears, a later one frees
    private static final String MEMORY = "memory";

    private final Place place;

    private Rounds(Place place) {
        this.place = place;
    }

    /**
     * Does what the command line says.
     *
     * @param args the name of the program, and nothing else
     * @param operations the programs by their names
     * @param crowd stands behind the programs {@code spawn-million} and {@code memory}; null if the peer has no fibers
     * @param place where the programs run
     * @throws Exception what the program fails with
     */
    public static void measure(String[] args, Map<String, Operation> operations, @Nullable Crowd crowd, Place place)
            throws Exception {
        var programs = new TreeMap<>(operations);
        if (crowd != null) {
            programs.put("spawn-million", fibers -> crowd.run(fibers, () -> {}));
            programs.put(MEMORY, fibers -> System.out.printf(Locale.ROOT, "%.0f%n", bytes(crowd, fibers)));
        }
        var program = args.length == 1 ? programs.get(args[0]) : null;
        if (program == null) {
            System.err.println("takes the name of a program, one of " + programs.keySet());
            System.exit(2);
        } else if (args[0].equals(MEMORY)) {
            place.run(() -> program.run(FIBERS_IN_MEMORY));
        } else {
            System.out.printf(Locale.ROOT, "%.1f%n", new Rounds(place).median(program));
        }
    }

    private double median(Operation program) throws Exception {
        LongSupplier clock = CPU ? CpuTime.of(place)::nanos : System::nanoTime;
        var nanos = new double[ROUNDS];
        for (int round = -WARMUPS; round < ROUNDS; round++) {
            long began = clock.getAsLong();
            place.run(() -> program.run(OPERATIONS));
            if (round >= 0) {
                nanos[round] = (clock.getAsLong() - began) / (double) OPERATIONS;
            }
        }
        Arrays.sort(nanos);
        return nanos[ROUNDS / 2];
    }

    /** The crowds before are for the compiler, whose frames are smaller than the interpreter's. */
    private static double bytes(Crowd crowd, int fibers) throws Exception {
        for (int round = 0; round < WARMUPS; round++) {
            crowd.run(fibers, () -> {});
        }
        long before = usedHeap();
        var after = new long[1];
        crowd.run(fibers, () -> after[0] = usedHeap());
        return (after[0] - before) / (double) fibers;
    }

    private static long usedHeap() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static int setting(String name, int otherwise) {
        var value = System.getenv(name);
        return value == null || value.isEmpty() ? otherwise : Integer.parseInt(value);
    }
}
