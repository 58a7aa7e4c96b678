package dev.rondo.bench.fibers;

import static dev.rondo.bench.fibers.Operation.check;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * The programs that need nothing but threads, on virtual threads whose scheduler is a queue: what fibers on one thread cannot
 * fall below.
 */
final class BareThreads {
    private static final MethodHandle NEW_THREAD = find();

    static final Map<String, Operation> OPERATIONS =
            Map.of("spawn", BareThreads::spawn, "yield", BareThreads::yieldInTurn);

    private final ArrayDeque<Runnable> queue = new ArrayDeque<>();
    private final Executor scheduler = queue::add;

    private BareThreads() {}

    /** Takes the name of a program. */
    public static void main(String[] args) throws Exception {
        Rounds.measure(args, OPERATIONS, null, Place.HERE);
    }

    private static MethodHandle find() {
        try {
            var method = Class.forName("java.lang.ThreadBuilders")
                    .getDeclaredMethod("newVirtualThread", Executor.class, String.class, int.class, Runnable.class);
            method.setAccessible(true);
            return MethodHandles.lookup().unreflect(method);
        } catch (ReflectiveOperationException refused) {
            throw new IllegalStateException(
                    "virtual threads need --add-opens=java.base/java.lang=ALL-UNNAMED", refused);
        }
    }

    private void start(Runnable body) {
        try {
            ((Thread) NEW_THREAD.invokeExact(scheduler, (String) null, 0, body)).start();
        } catch (Throwable error) {
            throw new IllegalStateException(error);
        }
    }

    private void runAll() {
        for (var next = queue.poll(); next != null; next = queue.poll()) {
            next.run();
        }
    }

    private static void spawn(int count) {
        var threads = new BareThreads();
        var begun = new int[1];
        threads.start(new Runnable() {
            @Override
            public void run() {
                if (++begun[0] < count) {
                    threads.start(this);
                }
            }
        });
        threads.runAll();
        check(begun[0], count);
    }

    @SuppressWarnings("ThreadPriorityCheck") // that is what is measured
    private static void yieldInTurn(int count) {
        var threads = new BareThreads();
        var yields = new int[1];
        Runnable half = () -> {
            for (int i = 0; i < count / 2; i++) {
                yields[0]++;
                Thread.yield();
            }
        };
        threads.start(half);
        threads.start(half);
        threads.runAll();
        check(yields[0], count);
    }
}
