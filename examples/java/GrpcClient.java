// A client of GrpcService on sockets of the loop, whose blocking calls suspend the fiber that makes them, and nothing else.
//
//   ./rondo run examples/java/GrpcClient.java 9000      as GrpcService says

import static dev.rondo.Rondo.*;
import static io.grpc.stub.ClientCalls.*;

import dev.rondo.fiber.Fiber;
import dev.rondo.net.transport.NettyLoop;
import io.grpc.*;
import io.grpc.netty.NettyChannelBuilder;

void main(String... args) {
    int port = args.length == 0 ? 9000 : Integer.parseInt(args[0]);
    run(() -> {
        var channel = connect(port);
        mapConcurrent(List.of("Ada", "Bob"), 2, name -> call(channel, name)).forEach(IO::println);
        blockingServerStreamingCall(channel, Greeting.COUNT_DOWN, CallOptions.DEFAULT, "3").forEachRemaining(IO::println);
        try {
            var options = CallOptions.DEFAULT.withDeadlineAfter(Duration.ofMillis(175));
            blockingServerStreamingCall(channel, Greeting.COUNT_DOWN, options, "1000").forEachRemaining(_ -> {});
        } catch (StatusRuntimeException late) {
            IO.println(late.getStatus().getCode());
        }
        channel.shutdown();
    });
}

ManagedChannel connect(int port) {
    var netty = NettyLoop.current();
    return NettyChannelBuilder.forAddress(new InetSocketAddress("127.0.0.1", port))
            .eventLoopGroup(netty)
            .channelFactory(netty.transport()::newTcpSocket)
            .executor(Fiber.executor())
            .usePlaintext()
            .build();
}

String call(Channel channel, String name) {
    return blockingUnaryCall(channel, Greeting.GREET, CallOptions.DEFAULT, name);
}
