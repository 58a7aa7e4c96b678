package dev.rondo.net;

import static dev.rondo.Rondo.go;
import static dev.rondo.Rondo.scope;
import static dev.rondo.Rondo.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.rondo.Rondo;
import dev.rondo.net.transport.NettyLoop;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A million messages leave neither memory nor descriptors behind. In a process of its own, where nobody looks for lost buffers. */
@Timeout(120)
@DisabledOnOs(OS.WINDOWS)
class FlatTest {
    private static final int MESSAGES = 1_000_000;
    private static final int CONNECTIONS = 50;

    /** Bytes. Pools still grow a little, but if each message left something, it would be this at least. */
    private static final long LEAST_OBJECT = 16;

    /** Prints how much more there is of what, after the messages. */
    static final class Exchange {
        static void main(String[] arguments) {
            Network.run(arguments[0], () -> {
                var local = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
                try (var server = TcpServer.bind(local)) {
                    go(() -> server.serve(Exchange::echo));
                    exchange(server, MESSAGES / 5);
                    long descriptors = descriptors();
                    long heap = heap();
                    exchange(server, MESSAGES);
                    IO.println(descriptors() - descriptors);
                    IO.println(heap() - heap);
                    IO.println(server.statistics().accepted());
                }
            });
        }

        private static void echo(TcpSocket socket) throws IOException {
            for (var line : socket.lines()) {
                socket.write(line + "\n");
            }
        }

        private static void exchange(TcpServer server, int messages) {
            scope(s -> {
                for (int i = 0; i < CONNECTIONS; i++) {
                    s.fork(() -> exchange(TcpSocket.connect("127.0.0.1", server.port()), messages / CONNECTIONS));
                }
            });
            within(Duration.ofSeconds(10), () -> {
                while (NettyLoop.current().statistics().channels() > 1) {
                    Rondo.sleep(Duration.ofMillis(1));
                }
            });
        }

        private static void exchange(TcpSocket socket, int messages) {
            scope(s -> {
                s.fork(() -> {
                    for (int i = 0; i < messages; i++) {
                        socket.write("message " + i + "\n");
                    }
                    socket.end();
                });
                int count = 0;
                for (var line : socket.lines()) {
                    if (!line.equals("message " + count++)) {
                        throw new IOException("this is not message " + (count - 1) + ": " + line);
                    }
                }
                if (count != messages) {
                    throw new IOException(count + " of " + messages + " have come");
                }
            });
        }

        private static long descriptors() {
            return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                    .getOpenFileDescriptorCount();
        }

        private static long heap() {
            System.gc();
            return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_million_small_messages_come_back_in_order_and_heap_and_descriptors_stay_flat(String transport)
            throws IOException {
        var process = Program.of(Exchange.class)
                .options("-XX:+UseSerialGC")
                .process(transport)
                .redirectErrorStream(true)
                .start();
        try (var output = process.inputReader()) {
            List<String> lines = output.readAllLines();
            assertThat(lines).hasSize(3);
            assertThat(Long.parseLong(lines.getFirst())).as("descriptors").isLessThan(5);
            assertThat(Long.parseLong(lines.get(1))).as("bytes of the heap").isLessThan(MESSAGES * LEAST_OBJECT / 2);
            assertThat(lines.getLast()).isEqualTo("" + 2 * CONNECTIONS);
        } finally {
            process.destroyForcibly();
        }
    }
}
