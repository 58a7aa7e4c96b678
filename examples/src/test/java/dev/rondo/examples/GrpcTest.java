package dev.rondo.examples;

import static io.grpc.MethodDescriptor.MethodType.SERVER_STREAMING;
import static io.grpc.MethodDescriptor.MethodType.UNARY;
import static io.grpc.stub.ClientCalls.asyncServerStreamingCall;
import static io.grpc.stub.ClientCalls.blockingServerStreamingCall;
import static io.grpc.stub.ClientCalls.blockingUnaryCall;
import static io.grpc.stub.ClientCalls.futureUnaryCall;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.common.util.concurrent.ListenableFuture;
import dev.rondo.Rondo;
import dev.rondo.fiber.Fiber;
import dev.rondo.loop.EventLoop;
import dev.rondo.net.transport.NettyLoop;
import dev.rondo.net.transport.Transport;
import io.grpc.CallOptions;
import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** grpc-java's server on a loop, each call of which is a fiber, and its client on threads of its own. */
@Timeout(60)
class GrpcTest {
    private static final int CALLS = 200;
    private static final MethodDescriptor<String, String> MEET = method(UNARY, "Meet");
    private static final MethodDescriptor<String, String> COUNT = method(SERVER_STREAMING, "Count");

    private final CountDownLatch late = new CountDownLatch(1);
    private final CyclicBarrier allHere = new CyclicBarrier(CALLS);
    private final CompletableFuture<Boolean> gone = new CompletableFuture<>();
    private final CompletableFuture<Server> started = new CompletableFuture<>();
    private @Nullable Thread thread;
    private @Nullable ManagedChannel client;

    private static MethodDescriptor<String, String> method(MethodDescriptor.MethodType type, String name) {
        return MethodDescriptor.newBuilder(new Text(), new Text())
                .setType(type)
                .setFullMethodName("Test/" + name)
                .build();
    }

    /** How a text travels. */
    static final class Text implements MethodDescriptor.Marshaller<String> {
        @Override
        public InputStream stream(String text) {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String parse(InputStream bytes) {
            try (bytes) {
                return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException error) {
                throw new UncheckedIOException(error);
            }
        }
    }

    static Stream<String> transports() {
        return Stream.of("epoll", "io_uring", "kqueue", "nio").filter(GrpcTest::isUsable);
    }

    private static boolean isUsable(String name) {
        try {
            Transport.of(name);
            return true;
        } catch (IllegalStateException notHere) {
            return false;
        }
    }

    private ManagedChannel connect(String transport) {
        thread = Thread.ofPlatform().daemon().start(() -> {
            try (var loop = EventLoop.create()) {
                NettyLoop.of(loop, Transport.of(transport));
                Rondo.run(loop, this::serve);
            } catch (Throwable error) {
                started.completeExceptionally(error);
                throw error;
            }
        });
        client = NettyChannelBuilder.forAddress(new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), started.join().getPort()))
                .usePlaintext()
                .build();
        return client;
    }

    private void serve() throws Exception {
        var netty = NettyLoop.current();
        var server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .bossEventLoopGroup(netty)
                .workerEventLoopGroup(netty)
                .channelFactory(netty.transport()::newTcpServer)
                .executor(Fiber.executor())
                .addService(ServerServiceDefinition.builder("Test")
                        .addMethod(MEET, ServerCalls.asyncUnaryCall(this::meet))
                        .addMethod(COUNT, ServerCalls.asyncServerStreamingCall(this::count))
                        .build())
                .build()
                .start();
        started.complete(server);
        server.awaitTermination();
    }

    /** Answers when so many are here; with one fiber for all it never would. */
    private void meet(String name, StreamObserver<String> answer) {
        try {
            if (name.equals("latecomer")) {
                late.await();
            } else {
                allHere.await(20, SECONDS);
            }
        } catch (Exception error) {
            answer.onError(error);
            return;
        }
        answer.onNext("hello, " + name);
        answer.onCompleted();
    }

    /** As fast as the client takes it. */
    private void count(String to, StreamObserver<String> answer) {
        Context.current().addListener(_ -> gone.complete(true), Runnable::run);
        var observer = (ServerCallStreamObserver<String>) answer;
        int end = Integer.parseInt(to);
        for (int i = 1; i <= end && !observer.isCancelled(); i++) {
            observer.onNext("" + i);
            if (!observer.isReady()) {
                Fiber.yield_();
            }
        }
        if (!observer.isCancelled()) {
            observer.onCompleted();
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        late.countDown();
        allHere.reset();
        Objects.requireNonNull(client).shutdownNow();
        started.join().shutdownNow();
        Objects.requireNonNull(thread).join(SECONDS.toMillis(10));
        assertThat(thread.isAlive()).as("the loop ends with the server").isFalse();
        assertThat(client.awaitTermination(10, SECONDS)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("transports")
    void two_hundred_calls_that_wait_for_each_other_are_all_answered(String transport) throws Exception {
        var channel = connect(transport);
        var answers = new ArrayList<ListenableFuture<String>>();
        for (int i = 0; i < CALLS; i++) {
            answers.add(futureUnaryCall(channel.newCall(MEET, CallOptions.DEFAULT), "caller " + i));
        }
        for (int i = 0; i < CALLS; i++) {
            assertThat(answers.get(i).get(30, SECONDS)).isEqualTo("hello, caller " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("transports")
    void a_stream_arrives_whole_and_in_order(String transport) {
        var expected =
                Stream.iterate(1, i -> i + 1).limit(5000).map(String::valueOf).toList();
        List<String> received = new ArrayList<>();
        blockingServerStreamingCall(connect(transport), COUNT, CallOptions.DEFAULT, "5000")
                .forEachRemaining(received::add);
        assertThat(received).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("transports")
    void a_call_whose_deadline_passes_ends_with_that_while_its_method_waits(String transport) {
        var channel = connect(transport);
        assertThatExceptionOfType(StatusRuntimeException.class)
                .isThrownBy(() -> blockingUnaryCall(
                        channel, MEET, CallOptions.DEFAULT.withDeadlineAfter(Duration.ofMillis(200)), "latecomer"))
                .matches(error -> error.getStatus().getCode() == Status.Code.DEADLINE_EXCEEDED);
    }

    @ParameterizedTest
    @MethodSource("transports")
    void the_method_of_a_stream_hears_that_the_client_has_gone(String transport) throws Exception {
        var call = connect(transport).newCall(COUNT, CallOptions.DEFAULT);
        var received = new LinkedBlockingQueue<String>();
        asyncServerStreamingCall(call, "1000000000", new StreamObserver<>() {
            @Override
            public void onNext(String value) {
                if (received.size() < 100) {
                    received.add(value);
                }
            }

            @Override
            public void onError(Throwable error) {}

            @Override
            public void onCompleted() {}
        });
        assertThat(received.poll(30, SECONDS)).isEqualTo("1");
        call.cancel("enough", null);
        assertThat(gone.get(30, SECONDS)).isTrue();
    }
}
