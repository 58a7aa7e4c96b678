// A loop inside a game: each frame calls runNoWait(), which runs what is due by then and returns at once.
// The clock is the game's own, so that timers and sleeping fibers stand still while the game is paused.

import static dev.rondo.Rondo.*;

import dev.rondo.loop.EventLoop;

static final long FRAME_NANOS = 20_000_000; // 50 frames a second

int frame;
long gameNanos;

void main() {
    try (var loop = EventLoop.builder().clock(() -> gameNanos).build()) {
        loop.execute(() -> async(this::guardTheGate));
        for (frame = 1; frame <= 60; frame++) {
            boolean paused = frame > 20 && frame <= 40;
            if (!paused) {
                gameNanos += FRAME_NANOS;
                loop.runNoWait();
            }
            // here the game would draw, and wait for the next frame
        }
    }
}

void guardTheGate() {
    say("the guard opens the gate");
    sleep(Duration.ofMillis(200));
    say("the guard looks around");
    sleep(Duration.ofMillis(400));
    say("the guard closes the gate");
}

void say(String what) {
    IO.println("frame " + frame + ": " + what);
}
