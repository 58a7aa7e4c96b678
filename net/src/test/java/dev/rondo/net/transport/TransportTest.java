package dev.rondo.net.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rondo.Rondo;
import dev.rondo.loop.EventLoop;
import dev.rondo.net.Network;
import dev.rondo.net.TcpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How a loop comes by its transport. */
@Timeout(60)
class TransportTest {
    /** A program without sockets. */
    static final class Without {
        static void main() {
            Rondo.run(() -> Rondo.sleep(Duration.ofMillis(1)));
        }
    }

    /** A program with one. */
    static final class With {
        static void main() {
            Rondo.run(() -> TcpServer.bind(0).close());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_loop_has_one_and_refuses_another(String transport) {
        var other = Network.transports()
                .filter(name -> !name.equals(transport))
                .findFirst()
                .orElse("nio");
        try (var loop = EventLoop.create()) {
            var netty = NettyLoop.of(loop, Transport.of(transport));
            assertThat(NettyLoop.of(loop)).isSameAs(netty);
            assertThat(netty.transport().name()).isEqualTo(transport);
            if (!other.equals(transport)) {
                assertThatIllegalStateException()
                        .isThrownBy(() -> NettyLoop.of(loop, Transport.of(other)))
                        .withMessageContaining("the loop uses " + transport + " already")
                        .withMessageContaining(other);
            }
        }
    }

    @Test
    void one_that_does_not_exist_is_refused_with_those_that_do() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transport.of("pigeons"))
                .withMessage("there is no transport 'pigeons'; there are epoll, io_uring, kqueue and nio");
    }

    @Test
    void one_that_cannot_be_used_here_says_why() {
        var usable = Network.transports().toList();
        var unusable = Stream.of("kqueue", "epoll")
                .filter(name -> !usable.contains(name))
                .findFirst()
                .orElseThrow();
        assertThatIllegalStateException()
                .isThrownBy(() -> Transport.of(unusable))
                .withMessageMatching(unusable + " cannot be used on this machine: .+")
                .withCauseInstanceOf(Throwable.class);
    }

    @Test
    void the_system_property_names_the_standard_one() {
        var before = System.getProperty(Transport.PROPERTY);
        try {
            System.setProperty(Transport.PROPERTY, "nio");
            assertThat(Transport.standard().name()).isEqualTo("nio");
            System.setProperty(Transport.PROPERTY, "pigeons");
            assertThatIllegalArgumentException().isThrownBy(Transport::standard);
            System.setProperty(Transport.PROPERTY, "");
            assertThat(Transport.standard().name())
                    .isEqualTo(Network.transports().findFirst().orElseThrow());
        } finally {
            if (before == null) {
                System.clearProperty(Transport.PROPERTY);
            } else {
                System.setProperty(Transport.PROPERTY, before);
            }
        }
    }

    @Test
    void netty_is_loaded_by_programs_with_sockets_only() throws IOException, InterruptedException {
        assertThat(classesLoadedBy(With.class)).contains("io.netty.");
        assertThat(classesLoadedBy(Without.class))
                .contains(EventLoop.class.getName())
                .doesNotContain("io.netty.");
    }

    private static String classesLoadedBy(Class<?> program) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-Xlog:class+load",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
