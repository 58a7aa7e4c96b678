package dev.rondo.bench.fibers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The processor time of the thread that does the work and of the one that collects garbage for it, as Linux counts it: to the
 * last tick of its timer, which comes every 1 to 10 ms, while the thread runs.
 */
final class CpuTime {
    private static final Path THREADS = Path.of("/proc/self/task");
    private static final String COLLECTOR = "VM Thread"; // of the serial collector

    private final List<Path> threads;

    private CpuTime(List<Path> threads) {
        this.threads = threads;
    }

    static CpuTime of(Place place) throws Exception {
        var worker = new Path[1];
        place.run(() -> worker[0] = THREADS.resolve(
                Files.readSymbolicLink(Path.of("/proc/thread-self")).getFileName()));
        return new CpuTime(List.of(worker[0], collector()));
    }

    private static Path collector() throws IOException {
        try (var all = Files.list(THREADS)) {
            return all.filter(each -> read(each.resolve("comm")).equals(COLLECTOR))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no thread is called " + COLLECTOR));
        }
    }

    long nanos() {
        long sum = 0;
        for (var thread : threads) {
            var numbers = read(thread.resolve("schedstat"));
            sum += Long.parseLong(numbers.substring(0, numbers.indexOf(' ')));
        }
        return sum;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("processor time is read from Linux's " + file, e);
        }
    }
}
