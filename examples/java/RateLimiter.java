// A rate limiter, as a token bucket: a channel holds the tokens, an interval adds one in each period, and one that
// does not fit is dropped. Whoever wants to pass takes a token, or waits for one; who asks first is served first.

import static dev.rondo.Rondo.*;

import dev.rondo.channel.*;
import dev.rondo.loop.Timer;

void main() {
    run(() -> {
        try (var limiter = new Limiter(3, Duration.ofMillis(50))) {
            for (int call = 1; call <= 6; call++) {
                var wait = limiter.pass() ? "at once" : "after a wait";
                IO.println("call " + call + " passes " + wait);
            }
        }
    });
}

/** Lets a burst pass, and then one in each period. */
class Limiter implements AutoCloseable {
    private final Channel<Boolean> tokens;
    private final Timer refill;

    Limiter(int burst, Duration period) {
        tokens = Channel.buffered(burst, Overflow.DROP_NEWEST);
        for (int token = 0; token < burst; token++) {
            tokens.trySend(true);
        }
        refill = setInterval(() -> tokens.trySend(true), period);
    }

    /** Answers whether that needed no waiting. */
    boolean pass() {
        if (tokens.tryReceive() != null) {
            return true;
        }
        tokens.receive();
        return false;
    }

    @Override
    public void close() {
        refill.close();
    }
}
