package dev.rondo.http.client;

import dev.rondo.loop.EventLoop;
import dev.rondo.net.TcpSocket;
import dev.rondo.scope.Deadline;
import dev.rondo.scope.DeadlineExceededException;
import java.io.IOException;

/** Opens connections: finds the server, connects, passes the proxy, encrypts, and sees which version is spoken. */
final class Connector {
    private final EventLoop loop;

    Connector(EventLoop loop) {
        this.loop = loop;
    }

    ClientConnection connect(Call call, Host host) throws IOException {
        var limit = call.settings().connectTime();
        try {
            return Deadline.within(limit, () -> open(call, host));
        } catch (DeadlineExceededException late) {
            throw call.late("there was no connection", "connectTime", limit);
        }
    }

    private ClientConnection open(Call call, Host host) throws IOException {
        try {
            var socket = socket(call);
            try {
                return speak(call, host, socket);
            } catch (Throwable given) {
                socket.reset();
                throw given;
            }
        } catch (IOException failed) {
            throw call.error(String.valueOf(failed.getMessage()), failed);
        }
    }

    private ClientConnection speak(Call call, Host host, TcpSocket socket) throws IOException {
        var origin = call.address().origin();
        var session = socket.tls();
        boolean http2 =
                session == null ? call.settings().mayBeHttp2(origin) : "h2".equals(session.applicationProtocol());
        if (!http2) {
            return new Http1Connection(host, socket, loop).start();
        }
        var connection = new Http2Connection(host, socket, loop);
        connection.start();
        return connection;
    }

    private static TcpSocket socket(Call call) throws IOException {
        var origin = call.address().origin();
        var settings = call.settings();
        var proxy = settings.proxyFor(origin);
        if (proxy == null) {
            return origin.secure()
                    ? TcpSocket.connect(origin.host(), origin.port(), settings.tls())
                    : TcpSocket.connect(origin.host(), origin.port());
        }
        var socket = TcpSocket.connect(proxy.host(), proxy.port());
        if (!origin.secure()) {
            return socket;
        }
        try {
            Tunnel.open(socket, proxy, origin);
            socket.encrypt(settings.tls(), origin.host(), origin.port());
            return socket;
        } catch (Throwable given) {
            socket.reset();
            throw given;
        }
    }
}
