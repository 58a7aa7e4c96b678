// A port forwarder: who connects here is connected to another place. Each direction is a fiber that waits where the other side is
// slow; if one of the two fails, its scope ends both.
//
//   ./rondo run examples/java/PortForwarder.java 8080 example.org 80      forwards, until Ctrl-C
//   ./rondo run examples/java/PortForwarder.java                          shows itself with a server of its own

import static dev.rondo.Rondo.*;

import dev.rondo.net.TcpServer;
import dev.rondo.net.TcpSocket;

void main(String... args) {
    run(() -> {
        if (args.length == 3) {
            try (var server = TcpServer.bind(Integer.parseInt(args[0]))) {
                IO.println("forwarding port " + server.port() + " to " + args[1] + ":" + args[2]);
                server.serve(socket -> forward(socket, args[1], Integer.parseInt(args[2])));
            }
        } else {
            demonstrate();
        }
    });
}

void forward(TcpSocket near, String host, int port) throws IOException {
    try (var far = TcpSocket.connect(host, port)) {
        scope(s -> {
            s.fork(() -> copy(near, far));
            s.fork(() -> copy(far, near));
        });
    }
}

void copy(TcpSocket from, TcpSocket to) throws IOException {
    for (var bytes = from.read(); bytes != null; bytes = from.read()) {
        to.write(bytes);
    }
    to.end();
}

void demonstrate() throws IOException {
    try (var shouter = TcpServer.bind(0);
            var forwarder = TcpServer.bind(0)) {
        go(() -> shouter.serve(this::shout));
        go(() -> forwarder.serve(socket -> forward(socket, "127.0.0.1", shouter.port())));
        try (var client = TcpSocket.connect("127.0.0.1", forwarder.port())) {
            client.write("hello\nis anybody there?\n");
            client.end();
            for (var line : client.lines()) {
                IO.println(line);
            }
        }
        IO.println(forwarder.statistics().accepted() + " connection was forwarded");
    }
}

void shout(TcpSocket socket) throws IOException {
    for (var line : socket.lines()) {
        socket.write(line.toUpperCase(Locale.ROOT) + "\n");
    }
}
