// Retry with backoff and a deadline: each pause is twice as long as the one before, and a bit longer by chance,
// so that many clients do not come back at the same moment. The deadline cuts through calls and pauses alike.

import static dev.rondo.Rondo.*;

import dev.rondo.loop.EventLoop;
import dev.rondo.scope.DeadlineExceededException;

int calls;

void main() {
    run(() -> {
        var stock = within(Duration.ofSeconds(10), () -> retry(5, Duration.ofMillis(10), this::askTheShop));
        IO.println("the shop has " + stock);

        try {
            within(Duration.ofMillis(100), () -> retry(1000, Duration.ofMillis(10), this::askTheRuin));
        } catch (DeadlineExceededException late) {
            IO.println("the ruin did not answer in time");
        }
    });
}

<T> T retry(int attempts, Duration firstPause, Callable<T> call) throws Exception {
    var pause = firstPause;
    for (int attempt = 1; ; attempt++) {
        try {
            return call.call();
        } catch (IOException failed) { // only what may be better the next time
            if (attempt == attempts) {
                throw failed;
            }
        }
        sleep(pause.plus(jitter(pause)));
        pause = pause.multipliedBy(2);
    }
}

/** Up to a half of the pause, by the loop's choices: the same seed makes the same ones. */
Duration jitter(Duration pause) {
    return Duration.ofMillis(EventLoop.current().choices().below((int) pause.toMillis() / 2 + 1));
}

String askTheShop() throws IOException {
    calls++;
    IO.println("call " + calls);
    if (calls < 4) {
        throw new IOException("the line is busy");
    }
    return "3 apples";
}

String askTheRuin() throws IOException {
    throw new ConnectException("nobody lives here");
}
