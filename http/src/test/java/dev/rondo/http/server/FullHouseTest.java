package dev.rondo.http.server;

import dev.rondo.net.FullHouse;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Ten thousand connections that are kept alive, to a server on two loops in a process of its own. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class FullHouseTest {
    /** Prints its port, and answers with the path's word as a line, until its standard input ends. */
    static final class Words {
        static void main() throws IOException {
            FullHouse.onTwoLoops(Words::serve);
        }

        private static SocketAddress serve(SocketAddress address) throws IOException {
            var server = HttpServer.builder()
                    .address(address)
                    .reusePort(true)
                    .handler(Serving.WORDS)
                    .start();
            return Objects.requireNonNull(server.address());
        }
    }

    @Test
    void ten_thousand_are_held_and_answered_and_leave_no_descriptor_behind() throws Exception {
        FullHouse.hold(Words.class, Serving::word);
    }
}
