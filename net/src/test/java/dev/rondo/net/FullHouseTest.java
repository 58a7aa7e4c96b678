package dev.rondo.net;

import dev.rondo.Rondo;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Ten thousand connections at once, to a server on two loops in a process of its own. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class FullHouseTest {
    /** Prints its port, and sends back lines, until its standard input ends. */
    static final class Echo {
        static void main() throws IOException {
            FullHouse.onTwoLoops(Echo::serve);
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
        FullHouse.hold(Echo.class, word -> word + "\n");
    }
}
