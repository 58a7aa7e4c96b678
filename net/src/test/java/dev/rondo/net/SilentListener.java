package dev.rondo.net;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** A listener with so many connections that nobody accepts, that the kernel answers to no further one. */
final class SilentListener implements AutoCloseable {
    private static final int MOST = 16;
    private static final int MILLIS = 200;

    private final ServerSocket listener;
    private final List<Socket> waiting = new ArrayList<>();

    /** Skips the test where the kernel takes all. */
    SilentListener(String address) throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.ofLiteral(address));
        assumeTrue(isFull(), "this kernel takes all connections");
    }

    private boolean isFull() throws IOException {
        while (waiting.size() < MOST) {
            var socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(new InetSocketAddress(listener.getInetAddress(), port()), MILLIS);
            } catch (SocketTimeoutException full) {
                return true;
            }
        }
        return false;
    }

    int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        for (var socket : waiting) {
            socket.close();
        }
        listener.close();
    }
}
