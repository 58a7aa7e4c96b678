// A UDP echo: a socket that sends back whatever comes, and a client that waits for the answer, but not for ever, since datagrams
// may be lost.
//
//   ./rondo run examples/java/UdpEcho.java 9000      echoes on that port, until Ctrl-C
//   ./rondo run examples/java/UdpEcho.java           shows itself with a client of its own

import static dev.rondo.Rondo.*;

import dev.rondo.net.Datagram;
import dev.rondo.net.UdpSocket;

void main(String... args) {
    run(() -> {
        if (args.length == 1) {
            try (var socket = UdpSocket.bind(Integer.parseInt(args[0]))) {
                IO.println("echoing on port " + socket.port());
                echo(socket);
            }
        } else {
            demonstrate();
        }
    });
}

void echo(UdpSocket socket) throws IOException {
    while (true) {
        var datagram = socket.receive();
        if (datagram.bytes().hasRemaining()) { // one without bytes may come, and cannot be sent
            socket.send(datagram);
        }
    }
}

void demonstrate() throws IOException {
    try (var server = UdpSocket.bind(0);
            var client = UdpSocket.connect(new InetSocketAddress("127.0.0.1", server.port()))) {
        scope(s -> {
            s.fork(() -> echo(server));
            for (var word : List.of("is", "anybody", "there?")) {
                client.send(ByteBuffer.wrap(word.getBytes()));
                var answer = within(Duration.ofSeconds(2), client::receive);
                IO.println(answer.text());
            }
            s.cancel("all is said");
        });
        IO.println(server.statistics().received() + " datagrams came");
    }
}
