package dev.rondo.bench.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Connections that have been answered once and are then left alone. */
final class IdleConnections implements AutoCloseable {
    private final List<SocketChannel> channels = new ArrayList<>();

    private IdleConnections() {}

    /** Opens them one after another. */
    static IdleConnections open(int port, int count) throws IOException {
        var connections = new IdleConnections();
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            var request = Answer.get("/");
            for (int i = 0; i < count; i++) {
                var channel = SocketChannel.open(address);
                connections.channels.add(channel);
                Answer.exchange(channel, request);
            }
            return connections;
        } catch (IOException e) {
            connections.close();
            throw e;
        }
    }

    /** How many of them the server has ended. */
    int ended() throws IOException {
        int ended = 0;
        for (var channel : channels) {
            channel.configureBlocking(false);
            ended += channel.read(ByteBuffer.allocate(1)) < 0 ? 1 : 0;
        }
        return ended;
    }

    @Override
    public void close() throws IOException {
        for (var channel : channels) {
            channel.close();
        }
    }
}
