package dev.rondo.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.Rondo;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A server in a process that may open few files. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class DescriptorsTest {
    private static final int MANY = 300;

    /** Prints its port, and sends back lines. */
    static final class Echo {
        static void main() {
            Rondo.run(() -> {
                try (var server = TcpServer.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
                    IO.println(server.port());
                    Rondo.within(
                            Duration.ofSeconds(50),
                            () -> server.serve(socket -> {
                                for (var line : socket.lines()) {
                                    socket.write(line + "\n");
                                }
                            }));
                }
            });
        }
    }

    @Test
    void a_server_without_descriptors_serves_those_it_has_and_accepts_again_later(@TempDir Path folder)
            throws Exception {
        var server = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -n 120; exec \"$@\"",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        jars(folder),
                        Echo.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var output = server.inputReader()) {
            int port = Integer.parseInt(output.readLine());
            var sockets = new ArrayList<Socket>();
            for (int i = 0; i < MANY; i++) {
                sockets.add(new Socket(InetAddress.getLoopbackAddress(), port));
            }
            assertThat(echo(sockets.getFirst(), "the first one is served")).isEqualTo("the first one is served");
            sockets.getLast().setSoTimeout(100);
            assertThat(echo(sockets.getLast(), "the last one waits")).isNull();
            closeAll(sockets);
            try (var later = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(echo(later, "accepted again")).isEqualTo("accepted again");
            }
        } finally {
            server.destroyForcibly();
        }
    }

    /** Classes in folders could not be loaded any more without descriptors; jars are open already, as users have them. */
    private static String jars(Path folder) {
        var jar = ToolProvider.findFirst("jar").orElseThrow();
        var path = new ArrayList<String>();
        for (var each : List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))) {
            if (Files.isDirectory(Path.of(each))) {
                var packed = folder.resolve(path.size() + ".jar").toString();
                assertThat(jar.run(System.out, System.err, "-c", "-f", packed, "-C", each, "."))
                        .isZero();
                path.add(packed);
            } else {
                path.add(each);
            }
        }
        return String.join(File.pathSeparator, path);
    }

    private static @Nullable String echo(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        } catch (java.net.SocketTimeoutException nothing) {
            return null;
        }
    }

    private static void closeAll(List<Socket> sockets) throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
    }
}
