package dev.rondo.conformance.command;

import dev.rondo.conformance.compare.Differential;
import dev.rondo.conformance.compare.Recordings;
import dev.rondo.conformance.engine.Engine;
import dev.rondo.conformance.engine.EngineException;
import dev.rondo.conformance.engine.Oracle;
import dev.rondo.conformance.engine.Pool;
import dev.rondo.conformance.engine.RondoEngine;
import dev.rondo.conformance.engine.UnfixedOrderException;
import dev.rondo.conformance.generate.Generator;
import dev.rondo.conformance.program.Model;
import dev.rondo.loop.VirtualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares Rondo with a real engine on random programs. */
@Command(
        name = "differential",
        description = "Runs random programs on Rondo and on a real engine, and shows what differs, made small.",
        mixinStandardHelpOptions = true)
final class DifferentialCommand implements Callable<Integer> {
    @Option(names = "--model", description = "node, node11, node10, browser or chrome72; default: node.")
    private Model model = Model.NODE;

    @Option(names = "--programs", description = "How many programs.", defaultValue = "1000")
    private int programs = 1000;

    @Option(names = "--seed", description = "The seed they are made from.", defaultValue = "1")
    private long seed = 1;

    @Option(names = "--first", description = "The number of the first program.", defaultValue = "1")
    private int first = 1;

    @Option(names = "--judge", description = "The real engine, such as node-24.21.0; default: the model's own.")
    private @Nullable String judgeName;

    @Option(names = "--subject", description = "What is compared with it: rondo, or another real engine.")
    private String subjectName = "rondo";

    @Option(names = "--jobs", description = "How many programs at a time.", defaultValue = "2")
    private int jobs = 2;

    @Option(names = "--fresh", description = "Ask the real engine even for programs that it has run before.")
    private boolean fresh;

    @Option(names = "--record", description = "Keep what the real engine prints in the repository, for --recorded.")
    private boolean record;

    @Option(names = "--recorded", description = "Compare with what was kept; needs no real engine.")
    private boolean recorded;

    @Option(names = "--shrink", description = "How many mismatches are made small and shown.", defaultValue = "5")
    private int shrunk = 5;

    private final Recordings recordings = new Recordings(Folders.RECORDED);
    private final AtomicInteger mismatches = new AtomicInteger();
    private final AtomicInteger unfixed = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger next = new AtomicInteger();
    private final Progress progress = new Progress();

    @Override
    public Integer call() throws EngineException, IOException, InterruptedException {
        long start = System.nanoTime();
        var folder = Files.createTempDirectory("rondo-differential-");
        try (var judge = recorded ? recording() : Pool.of(jobs, () -> Engines.openBatch(judge()));
                var subject = subject();
                var workers = Executors.newFixedThreadPool(jobs)) {
            var differential = new Differential(memory(judge), judge, subject, folder);
            next.set(first);
            for (int i = 0; i < jobs; i++) {
                workers.execute(() -> work(differential, judge.name(), subject.name()));
            }
            workers.shutdown();
            while (!workers.awaitTermination(100, TimeUnit.MILLISECONDS)) {
                progress.show("%d of %d programs, %d mismatches"
                        .formatted(Math.min(next.get() - first, programs), programs, mismatches.get()));
            }
            progress.end();
            report(judge.name(), (System.nanoTime() - start) / 1_000_000_000);
        } finally {
            folder.toFile().delete();
        }
        return mismatches.get() + unfixed.get() + failures.get() == 0 ? 0 : 1;
    }

    /** The judge with what it is known to print. */
    private Engine memory(Engine judge) throws EngineException, IOException {
        if (record) {
            var file = recordings.random(judge.name());
            Files.deleteIfExists(file);
            return Oracle.of(judge, file);
        }
        return fresh || recorded ? judge : Oracle.of(judge, Folders.TARGET.resolve("oracle/" + judge.name() + ".txt"));
    }

    private Engine recording() throws EngineException, IOException {
        for (var engine : recordings.engines(model)) {
            if (Files.exists(recordings.random(engine))) {
                return Oracle.ofFile(engine, recordings.random(engine));
            }
        }
        throw new EngineException("no random programs are recorded for " + model + "; --record does that");
    }

    private void work(Differential differential, String judge, String subject) {
        var generator = new Generator(model, seed);
        int index;
        while ((index = next.getAndIncrement()) < first + programs) {
            try {
                var difference = differential.compare(generator.program(index), mismatches.get() < shrunk);
                if (difference.isPresent() && mismatches.incrementAndGet() <= shrunk) {
                    progress.print("mismatch: " + difference.get().describe(judge, subject));
                }
            } catch (UnfixedOrderException e) {
                unfixed.incrementAndGet();
                progress.print(
                        "unfixed order, a mistake of the generator: seed %d, %s".formatted(seed, e.getMessage()));
            } catch (EngineException e) {
                failures.incrementAndGet();
                progress.print("failed: seed %d, program %d: %s".formatted(seed, index, e.getMessage()));
            }
        }
    }

    private void report(String judge, long seconds) {
        var extra = (unfixed.get() == 0 ? "" : ", %d of unfixed order".formatted(unfixed.get()))
                + (failures.get() == 0 ? "" : ", %d failures".formatted(failures.get()));
        System.out.printf(
                "%d programs, %d mismatches%s, seed %d, %s, %d s%n",
                programs, mismatches.get(), extra, seed, judge.replace('-', ' '), seconds);
    }

    private String judge() {
        return judgeName == null ? Engines.judge(model) : judgeName;
    }

    private Engine subject() throws EngineException {
        return subjectName.equals("rondo")
                ? RondoEngine.of(model, VirtualClock::create)
                : Pool.of(jobs, () -> Engines.openBatch(subjectName));
    }
}
