// A periodic job: a ticker is a channel of moments, so a loop over it runs the job, and leaving the loop ends it.
// A job that takes longer than the period misses ticks; it never runs twice at the same time.

import static dev.rondo.Rondo.*;

import dev.rondo.channel.*;

final Deque<String> outbox = new ArrayDeque<>(List.of("the letter", "the parcel", "the postcard"));

void main() {
    run(() -> {
        try (var ticks = Ticker.every(Duration.ofMillis(50))) {
            for (var _ : ticks) {
                post();
                if (outbox.isEmpty()) {
                    break;
                }
            }
        }
        IO.println("nothing is left to post");
    });
}

void post() {
    IO.println("posting " + outbox.remove());
}
