// A gRPC service: grpc-java's server and client on sockets of the loop, and a fiber for each call. So a method may wait, as for a
// query, and the loop goes on. Texts are the messages here; most programs let protoc make classes of them.
//
//   ./mvnw -q -Dquick -pl examples -am package           lays grpc-java's jars ready
//   export CLASSPATH='examples/target/quick/grpc/*'
//   ./rondo run examples/java/GrpcService.java 9000      serves on that port, until Ctrl-C
//   ./rondo run examples/java/GrpcService.java           shows itself with a client of its own

import static dev.rondo.Rondo.*;
import static io.grpc.MethodDescriptor.MethodType.*;
import static io.grpc.stub.ClientCalls.*;
import static io.grpc.stub.ServerCalls.*;

import dev.rondo.channel.Channel;
import dev.rondo.fiber.*;
import dev.rondo.net.transport.NettyLoop;
import io.grpc.*;
import io.grpc.netty.*;
import io.grpc.stub.StreamObserver;
import java.nio.charset.StandardCharsets;

final MethodDescriptor<String, String> greet = method(UNARY, "Greet");
final MethodDescriptor<String, String> countDown = method(SERVER_STREAMING, "CountDown");
final Channel<String> abandoned = Channel.buffered(1);

MethodDescriptor<String, String> method(MethodDescriptor.MethodType type, String name) {
    return MethodDescriptor.newBuilder(new Text(), new Text())
            .setType(type)
            .setFullMethodName("rondo.Example/" + name)
            .build();
}

void main(String... args) {
    run(() -> {
        var server = serve(args.length == 1 ? Integer.parseInt(args[0]) : 0);
        if (args.length == 1) {
            IO.println("serving on port " + server.getPort());
            server.awaitTermination();
        } else {
            demonstrate(server.getPort());
            server.shutdown();
        }
    });
}

Server serve(int port) throws IOException {
    var netty = NettyLoop.current();
    return NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", port))
            .bossEventLoopGroup(netty)
            .workerEventLoopGroup(netty)
            .channelFactory(netty.transport()::newTcpServer)
            .executor(Fiber.executor())
            .addService(ServerServiceDefinition.builder("rondo.Example")
                    .addMethod(greet, asyncUnaryCall(this::greet))
                    .addMethod(countDown, asyncServerStreamingCall(this::countDown))
                    .build())
            .build()
            .start();
}

void greet(String name, StreamObserver<String> answer) {
    whileWanted(() -> {
        sleep(Duration.ofMillis(20));
        answer.onNext("hello, " + name);
        answer.onCompleted();
    });
}

void countDown(String from, StreamObserver<String> answer) {
    whileWanted(() -> {
        for (int i = Integer.parseInt(from); i > 0; i--) {
            answer.onNext("" + i);
            sleep(Duration.ofMillis(50));
        }
        answer.onCompleted();
    });
}

/** Runs the work of a call, until the client has gone or the call's deadline has passed. */
void whileWanted(Body work) {
    scope(s -> {
        Context.current().addListener(_ -> s.cancel("nobody waits for the answer"), Fiber.executor());
        try {
            work.run();
        } catch (Cancelled gone) {
            abandoned.trySend("the client does not wait any more");
            throw gone;
        }
    });
}

void demonstrate(int port) {
    var netty = NettyLoop.current();
    var channel = NettyChannelBuilder.forAddress(new InetSocketAddress("127.0.0.1", port))
            .eventLoopGroup(netty)
            .channelFactory(netty.transport()::newTcpSocket)
            .executor(Fiber.executor())
            .usePlaintext()
            .build();
    mapConcurrent(List.of("Ada", "Bob"), 2, name -> blockingUnaryCall(channel, greet, CallOptions.DEFAULT, name))
            .forEach(IO::println);
    blockingServerStreamingCall(channel, countDown, CallOptions.DEFAULT, "3").forEachRemaining(IO::println);
    try {
        var options = CallOptions.DEFAULT.withDeadlineAfter(Duration.ofMillis(175));
        blockingServerStreamingCall(channel, countDown, options, "1000").forEachRemaining(_ -> {});
    } catch (StatusRuntimeException late) {
        IO.println("client: " + late.getStatus().getCode());
    }
    IO.println("server: " + abandoned.receive());
    channel.shutdown();
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
