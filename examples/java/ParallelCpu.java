// Computation on all processors, in two ways. A loop has one thread, which a computation would stop: cpu() moves
// it to a pool. Or each processor gets a loop of its own, and spread() puts a whole fiber on the least busy one.

import static dev.rondo.Rondo.*;

import dev.rondo.Loops;

static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

record Range(int from, int to) {}

void main() {
    var ranges = new ArrayList<Range>();
    for (int from = 0; from < 1_000_000; from += 50_000) {
        ranges.add(new Range(from, from + 50_000));
    }

    run(() -> print("a pool", mapConcurrent(ranges, PROCESSORS, range -> cpu(() -> primesIn(range)))));

    try (var loops = Loops.perCore()) {
        run(() -> print("loops", mapConcurrent(ranges, PROCESSORS, range -> loops.spread(() -> primesIn(range)))));
    }
}

long primesIn(Range range) {
    return IntStream.range(range.from(), range.to()).filter(this::isPrime).count();
}

boolean isPrime(int number) {
    for (int divisor = 2; divisor * divisor <= number; divisor++) {
        if (number % divisor == 0) {
            return false;
        }
    }
    return number > 1;
}

void print(String who, List<Long> counts) {
    long sum = counts.stream().mapToLong(Long::longValue).sum();
    IO.println(who + " counted " + sum + " primes below a million");
}
