// Virtual time: on a clock that jumps to whatever is due next, a day passes in no time, and in the same order
// every time. So tests need not wait for code that waits; that code is the same on both clocks.

import static dev.rondo.Rondo.*;

import dev.rondo.loop.EventLoop;
import dev.rondo.loop.VirtualClock;

void main() {
    try (var loop = EventLoop.builder().clock(VirtualClock.create()).build()) {
        run(loop, () -> {
            go(() -> ring("the church bell", Duration.ofHours(6)));
            go(() -> ring("the school bell", Duration.ofHours(8)));
        });
        IO.println("it took " + loop.uptime().toHours() + " hours");
    }
}

void ring(String bell, Duration pause) {
    for (int times = 1; times <= 3; times++) {
        sleep(pause);
        IO.println("hour " + EventLoop.current().uptime().toHours() + ": " + bell);
    }
}
