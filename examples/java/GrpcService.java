// A gRPC service: grpc-java's server on sockets of the loop, and a fiber for each call. So a method may wait, as for a query, and the
// loop goes on; and it ends when nobody waits for the answer any more.
//
//   ./build -q -Dquick -pl examples -am                      lays grpc-java's jars ready
//   export CLASSPATH='examples/target/quick/grpc/*'
//   ./rondo run examples/java/GrpcService.java 9000          serves on that port, until Ctrl-C
//   ./rondo run examples/java/GrpcClient.java 9000           calls it, in another terminal

import static dev.rondo.Rondo.*;

import dev.rondo.fiber.*;
import dev.rondo.net.transport.NettyLoop;
import io.grpc.*;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;

void main(String... args) {
    int port = args.length == 0 ? 9000 : Integer.parseInt(args[0]);
    run(() -> {
        var server = serve(port);
        IO.println("serving on port " + server.getPort());
        server.awaitTermination();
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
                    .addMethod(Greeting.GREET, ServerCalls.asyncUnaryCall(this::greet))
                    .addMethod(Greeting.COUNT_DOWN, ServerCalls.asyncServerStreamingCall(this::countDown))
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
            IO.println("the client does not wait any more");
            throw gone;
        }
    });
}
