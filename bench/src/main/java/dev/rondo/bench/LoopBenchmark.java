package dev.rondo.bench;

import dev.rondo.loop.EventLoop;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The loop's queues and timers, per operation, the recorder on. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 3,
        jvmArgs = {"-XX:+UseSerialGC", "-Xmn512m"})
public class LoopBenchmark {
    private static final int OPERATIONS = 1_000_000;

    /** What is measured. */
    @Param
    Program program = Program.NEXT_TICK_CHAIN;

    private final EventLoop loop = EventLoop.create();

    /** Runs the program once. */
    @Benchmark
    @OperationsPerInvocation(OPERATIONS)
    public void run() {
        program.run(loop, OPERATIONS);
    }
}
