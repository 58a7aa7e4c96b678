package dev.rondo.examples;

import static io.grpc.MethodDescriptor.MethodType.UNARY;
import static io.grpc.stub.ClientCalls.blockingUnaryCall;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.rondo.conformance.engine.Executables;
import dev.rondo.conformance.engine.Processes;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs that serve, as processes of their own, and clients that have nothing of Rondo. */
@Timeout(90)
class OtherClientsTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private @Nullable Process process;

    /** Starts a program that says its port in its first line. */
    private int start(String name, String... arguments) throws IOException {
        process = new ProcessBuilder(JavaExamplesTest.command(name, arguments))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var line = process.inputReader().readLine();
        assertThat(line).contains(" port ");
        return Integer.parseInt(line.replaceFirst(".* port ([0-9]+).*", "$1"));
    }

    @AfterEach
    void stop() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void the_echo_of_UDP_answers_a_socket_of_the_JDK() throws IOException {
        int port = start("UdpEcho", "0");
        try (var socket = new DatagramSocket(0, LOOPBACK)) {
            socket.setSoTimeout((int) SECONDS.toMillis(30));
            socket.send(new DatagramPacket(new byte[0], 0, LOOPBACK, port)); // is dropped, and does no harm
            for (var word : List.of("hello", "x".repeat(1400))) {
                var bytes = word.getBytes(UTF_8);
                socket.send(new DatagramPacket(bytes, bytes.length, LOOPBACK, port));
                var answer = new DatagramPacket(new byte[2000], 2000);
                socket.receive(answer);
                assertThat(new String(answer.getData(), 0, answer.getLength(), UTF_8))
                        .isEqualTo(word);
            }
        }
    }

    @Test
    void curl_asks_a_server_through_the_port_forwarder(@TempDir Path folder) throws Exception {
        var curl = Executables.find("curl").orElseGet(() -> Assumptions.abort("there is no curl on the path"));
        var server = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                var body = exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        try {
            int port = start(
                    "PortForwarder",
                    "0",
                    "127.0.0.1",
                    String.valueOf(server.getAddress().getPort()));
            var text = "0123456789".repeat(10_000);
            for (int i = 0; i < 3; i++) {
                var answer = Processes.run(
                        folder,
                        Duration.ofSeconds(30),
                        List.of(curl.toString(), "-sS", "-d", text, "http://127.0.0.1:" + port + "/"));
                assertThat(answer.stderr()).isEmpty();
                assertThat(answer.stdout()).isEqualTo(text);
            }
        } finally {
            server.stop(0);
        }
    }

    @Test
    void the_service_of_gRPC_answers_a_client_on_threads_of_its_own() throws Exception {
        var method = MethodDescriptor.newBuilder(new GrpcTest.Text(), new GrpcTest.Text())
                .setType(UNARY)
                .setFullMethodName("rondo.Example/Greet")
                .build();
        var channel = NettyChannelBuilder.forAddress(new InetSocketAddress(LOOPBACK, start("GrpcService", "0")))
                .usePlaintext()
                .build();
        try {
            var options = CallOptions.DEFAULT.withDeadlineAfter(Duration.ofSeconds(30));
            assertThat(blockingUnaryCall(channel, method, options, "Eve")).isEqualTo("hello, Eve");
        } finally {
            channel.shutdownNow();
            assertThat(channel.awaitTermination(30, SECONDS)).isTrue();
        }
    }

    @Test
    void the_client_of_gRPC_prints_what_stands_beside_it_and_the_service_ends_what_nobody_waits_for(
            @TempDir Path folder) throws Exception {
        int port = start("GrpcService", "0");
        var outcome = Processes.run(folder, Duration.ofSeconds(60), JavaExamplesTest.command("GrpcClient", "" + port));
        assertThat(outcome.stdout())
                .as(outcome.stderr())
                .isEqualTo(Files.readString(JavaExamplesTest.FOLDER.resolve("GrpcClient.out")));
        assertThat(Objects.requireNonNull(process).inputReader().readLine())
                .isEqualTo("the client does not wait any more");
    }
}
