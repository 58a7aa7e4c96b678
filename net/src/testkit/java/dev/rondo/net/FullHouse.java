package dev.rondo.net;

import static dev.rondo.Rondo.mapConcurrent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.rondo.Loops;
import dev.rondo.Rondo;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Ten thousand connections at once, to a server in a process of its own. On Linux. */
public final class FullHouse {
    private static final int CONNECTIONS = 10_000;
    private static final int AT_A_TIME = 200;
    private static final int ROUNDS = 3;

    private final Process server;
    private final int port;
    private final UnaryOperator<String> request;

    private FullHouse(Process server, int port, UnaryOperator<String> request) {
        this.server = server;
        this.port = port;
        this.request = request;
    }

    /** What begins to serve at an address that others may share, and says where it does. */
    @FunctionalInterface
    public interface Beginning {
        SocketAddress at(SocketAddress address) throws IOException;
    }

    /** The program of a server on two loops: prints its port, and serves until its standard input ends. */
    public static void onTwoLoops(Beginning server) throws IOException {
        try (var loops = Loops.of(2)) {
            var address = loops.<SocketAddress>spread(
                    () -> server.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
            loops.spread(() -> server.at(address));
            IO.println(((InetSocketAddress) address).getPort());
            while (System.in.read() >= 0) {}
        }
    }

    /**
     * All are held, and answered in turn, and leave no descriptor behind.
     *
     * @param program prints its port, and serves until its standard input ends, and then ends well
     * @param request makes of a word what is sent, so that a line of the answer is the word, the last one
     */
    public static void hold(Class<?> program, UnaryOperator<String> request) throws Exception {
        var machine = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        assumeThat(machine.getMaxFileDescriptorCount())
                .as("file descriptors that a process may have, see ulimit -Hn")
                .isGreaterThan(CONNECTIONS + 1000L);
        var server = Program.of(program).options("-XX:+UseSerialGC", "-Xmx256m").startServer();
        try (var output = server.inputReader()) {
            var house = new FullHouse(server, Integer.parseInt(output.readLine()), request);
            Rondo.run(house::holdAll);
            server.getOutputStream().close();
            assertThat(server.waitFor(20, TimeUnit.SECONDS)).as("it has ended").isTrue();
            assertThat(server.exitValue()).isZero();
        } finally {
            server.destroyForcibly();
        }
    }

    private void holdAll() throws Exception {
        askOnce("warm");
        var sockets = new ArrayList<TcpSocket>();
        long before = Program.descriptors(server);
        var numbers = IntStream.range(0, CONNECTIONS).boxed().toList();
        sockets.addAll(mapConcurrent(numbers, AT_A_TIME, _ -> TcpSocket.connect("127.0.0.1", port)));
        for (int round = 0; round < ROUNDS; round++) {
            mapConcurrent(numbers, AT_A_TIME, number -> ask(sockets.get(number), "number " + number));
        }
        assertThat(Program.descriptors(server) - before).isBetween(CONNECTIONS - 10L, CONNECTIONS + 10L);
        closeAll(sockets);
        Rondo.within(Duration.ofSeconds(20), () -> {
            while (Program.descriptors(server) > before + 10) {
                Rondo.sleep(Duration.ofMillis(10));
            }
        });
        askOnce("still served");
    }

    private void askOnce(String word) throws IOException {
        try (var socket = TcpSocket.connect("127.0.0.1", port)) {
            ask(socket, word);
        }
    }

    private String ask(TcpSocket socket, String word) throws IOException {
        socket.write(request.apply(word));
        for (var line : socket.lines()) {
            if (line.equals(word)) {
                return line;
            }
        }
        throw new IOException("ended before '" + word + "'");
    }

    /** Half of them say that they go, the others cut the line. */
    private static void closeAll(List<TcpSocket> sockets) {
        var random = new Random(1);
        sockets.forEach(each -> {
            if (random.nextBoolean()) {
                each.close();
            } else {
                each.reset();
            }
        });
    }
}
