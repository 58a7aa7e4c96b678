package dev.rondo.net;

import dev.rondo.Rondo;
import dev.rondo.fiber.Body;
import dev.rondo.loop.EventLoop;
import dev.rondo.net.transport.NettyLoop;
import dev.rondo.net.transport.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Loops with each transport of this machine. */
public final class Network {
    private Network() {}

    /** The names of all transports that can be used here. */
    public static Stream<String> transports() {
        return Stream.of("epoll", "io_uring", "kqueue", "nio").filter(Network::isUsable);
    }

    private static boolean isUsable(String name) {
        try {
            Transport.of(name);
            return true;
        } catch (IllegalStateException notHere) {
            return false;
        }
    }

    /** Runs a program on a loop with that transport, and as {@link Rondo#run(Body)} on this thread only. */
    public static void run(String transport, Body main) {
        try (var loop = EventLoop.create()) {
            loop.support().stayOnThread();
            NettyLoop.of(loop, Transport.of(transport));
            Rondo.run(loop, main);
        }
    }

    /** All that comes, as text, to the end. */
    static String all(TcpSocket socket) throws java.io.IOException {
        var lines = new ArrayList<String>();
        for (var line : socket.lines()) {
            lines.add(line);
        }
        return String.join("|", List.copyOf(lines));
    }
}
