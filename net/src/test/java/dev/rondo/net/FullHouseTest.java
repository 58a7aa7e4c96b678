package dev.rondo.net;

import static dev.rondo.Rondo.mapConcurrent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.rondo.Loops;
import dev.rondo.Rondo;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Ten thousand connections at once, to a server on two loops in a process of its own. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class FullHouseTest {
    private static final int CONNECTIONS = 10_000;
    private static final int AT_A_TIME = 200;
    private static final int ROUNDS = 3;

    /** Prints its port, and sends back lines, until its standard input ends. */
    static final class Echo {
        static void main() throws IOException {
            try (var loops = Loops.of(2)) {
                var address = loops.<SocketAddress>spread(
                        () -> serve(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
                loops.spread(() -> serve(address));
                IO.println(((InetSocketAddress) address).getPort());
                while (System.in.read() >= 0) {}
            }
        }

        private static SocketAddress serve(SocketAddress address) throws IOException {
            var server = TcpServer.builder().address(address).reusePort(true).bind();
            Rondo.go(() -> server.serve(socket -> {
                for (var line : socket.lines()) {
                    socket.write(line + "\n");
                }
            }));
            return Objects.requireNonNull(server.address());
        }
    }

    @Test
    void ten_thousand_are_held_and_answered_and_leave_no_descriptor_behind() throws Exception {
        var machine = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        assumeThat(machine.getMaxFileDescriptorCount())
                .as("file descriptors that a process may have, see ulimit -Hn")
                .isGreaterThan(CONNECTIONS + 1000L);
        var server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Echo.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var output = server.inputReader()) {
            holdAll(server, portOf(output));
        } finally {
            server.destroyForcibly();
        }
    }

    private static int portOf(BufferedReader output) throws IOException {
        return Integer.parseInt(output.readLine());
    }

    private static void holdAll(Process server, int port) {
        Rondo.run(() -> {
            try (var first = TcpSocket.connect("127.0.0.1", port)) {
                answered(first, "warm");
            }
            var sockets = new ArrayList<TcpSocket>();
            long before = descriptors(server);
            var numbers = IntStream.range(0, CONNECTIONS).boxed().toList();
            sockets.addAll(mapConcurrent(numbers, AT_A_TIME, _ -> TcpSocket.connect("127.0.0.1", port)));
            for (int round = 0; round < ROUNDS; round++) {
                mapConcurrent(numbers, AT_A_TIME, number -> answered(sockets.get(number), "number " + number));
            }
            assertThat(descriptors(server) - before).isBetween(CONNECTIONS - 10L, CONNECTIONS + 10L);
            closeAll(sockets);
            Rondo.within(Duration.ofSeconds(20), () -> {
                while (descriptors(server) > before + 10) {
                    Rondo.sleep(Duration.ofMillis(10));
                }
            });
            try (var last = TcpSocket.connect("127.0.0.1", port)) {
                answered(last, "still served");
            }
        });
    }

    private static boolean answered(TcpSocket socket, String line) throws IOException {
        socket.write(line + "\n");
        assertThat(socket.lines().next()).isEqualTo(line);
        return true;
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

    private static long descriptors(Process process) throws IOException {
        try (var files = Files.list(Path.of("/proc", "" + process.pid(), "fd"))) {
            return files.count();
        }
    }
}
