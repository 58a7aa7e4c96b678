// A pipeline: each stage is a fiber, and channels join them. A channel that is full suspends whoever sends,
// so the slowest stage sets the pace and no more than a few values are ever in memory.

import static dev.rondo.Rondo.*;

import dev.rondo.channel.*;

static final String POEM = """
        the rose is red
        the violet is blue
        the honey is sweet
        and so are you
        """;

void main() {
    run(() -> scope(stages -> {
        var lines = Channel.<String>buffered(2);
        var words = Channel.<String>buffered(2);
        stages.fork(() -> read(lines));
        stages.fork(() -> split(lines, words));
        count(words).forEach((word, times) -> IO.println(times + " " + word));
    }));
}

void read(Sender<String> lines) {
    try (lines) { // closing tells the next stage that nothing comes any more
        POEM.lines().forEach(lines::send);
    }
}

void split(Receiver<String> lines, Sender<String> words) {
    try (words) {
        for (var line : lines) {
            for (var word : line.split(" ")) {
                words.send(word);
            }
        }
    }
}

Map<String, Integer> count(Receiver<String> words) {
    var counts = new TreeMap<String, Integer>();
    for (var word : words) {
        counts.merge(word, 1, Integer::sum);
    }
    return counts;
}
