package dev.rondo.http.server;

import static dev.rondo.Rondo.sleep;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client that sends bytes, right or wrong, and reads what comes: a socket of the JDK's, which suspends the fiber. */
final class Raw implements AutoCloseable {
    private final Socket socket;

    private Raw(Socket socket) {
        this.socket = socket;
    }

    static Raw connect(HttpServer server) throws IOException {
        return connect(server.port());
    }

    static Raw connect(int port) throws IOException {
        return new Raw(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** Sends one thing, and reads to the end of the connection. */
    static String ask(HttpServer server, String bytes) throws IOException {
        try (var raw = connect(server)) {
            raw.send(bytes);
            return raw.all();
        }
    }

    /** Each character is a byte. */
    void send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends as {@link #send}, but each byte by itself, so that a server next to it reads it by itself. */
    void drip(String bytes) throws IOException {
        socket.setTcpNoDelay(true);
        for (var octet : bytes.split("", -1)) {
            send(octet);
            sleep(Duration.ofMillis(1));
        }
    }

    /** What comes until the connection ends. */
    String all() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** How many bytes come until the connection ends, of which so many are taken at once, and then none for so long. */
    int slowly(Duration pause, int atOnce) throws IOException {
        int taken = 0;
        for (int more = atOnce; more == atOnce; taken += more) {
            sleep(pause);
            more = socket.getInputStream().readNBytes(atOnce).length;
        }
        return taken;
    }

    /** What comes up to and with that text. */
    String until(String end) throws IOException {
        var read = new ByteArrayOutputStream();
        while (!read.toString(StandardCharsets.ISO_8859_1).endsWith(end)) {
            int octet = socket.getInputStream().read();
            if (octet < 0) {
                throw new IOException(
                        "ended after '" + read.toString(StandardCharsets.ISO_8859_1) + "', before '" + end + "'");
            }
            read.write(octet);
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }

    /** So many bytes. */
    String exactly(int count) throws IOException {
        var bytes = socket.getInputStream().readNBytes(count);
        if (bytes.length < count) {
            throw new IOException("ended after " + bytes.length + " of " + count + " bytes");
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** So many bytes, unless the connection ends before. */
    int read(int count) throws IOException {
        return socket.getInputStream().readNBytes(count).length;
    }

    /** Tells the other side that nothing more comes. */
    void end() throws IOException {
        socket.shutdownOutput();
    }

    /** Of what is sent and not taken, little is kept on this side. */
    void keepLittle() throws IOException {
        socket.setSendBufferSize(16 * 1024);
    }

    /** Cuts the connection. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
