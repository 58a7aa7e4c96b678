package dev.rondo.http.client;

import dev.rondo.net.TcpSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Asks a proxy for a tunnel (RFC 9110, section 9.3.6). What comes behind its answer is the server's, and is not touched. */
final class Tunnel {
    private static final int MOST_OF_HEAD = 16 * 1024;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-9][0-9]{2})(?: .*)?");

    private Tunnel() {}

    static void open(TcpSocket socket, HttpProxy proxy, Origin origin) throws IOException {
        var place = origin.hostAndPort();
        var ask = new StringBuilder("CONNECT " + place + " HTTP/1.1\r\nhost: " + place + "\r\n");
        if (proxy.authorization() != null) {
            ask.append("proxy-authorization: ").append(proxy.authorization()).append("\r\n");
        }
        socket.write(ask.append("\r\n").toString());
        int status = status(proxy, head(socket, proxy));
        while (status < 200) {
            status = status(proxy, head(socket, proxy));
        }
        if (status == 407) {
            throw new IOException(proxy + " wants to know who asks (407); say it with credentials");
        }
        if (status >= 300) {
            throw new IOException(proxy + " has refused a tunnel to " + place + " with the status " + status);
        }
    }

    private static int status(HttpProxy proxy, String head) throws IOException {
        var line = head.lines().findFirst().orElse("");
        var parts = STATUS.matcher(line);
        if (!parts.matches()) {
            throw new IOException("what has come from " + proxy + " is no response");
        }
        return Integer.parseInt(parts.group(1));
    }

    /** Byte by byte, so as to take none too many. */
    private static String head(TcpSocket socket, HttpProxy proxy) throws IOException {
        var read = new ByteArrayOutputStream();
        var octet = ByteBuffer.allocate(1);
        int ends = 0;
        while (ends < 2) {
            octet.clear();
            if (socket.read(octet) < 0) {
                throw new IOException(proxy + " has closed the connection before it gave a tunnel");
            }
            if (read.size() == MOST_OF_HEAD) {
                throw new IOException("the answer of " + proxy + " is longer than " + MOST_OF_HEAD + " bytes");
            }
            byte next = octet.get(0);
            read.write(next);
            if (next == '\n') {
                ends++;
            } else if (next != '\r') {
                ends = 0;
            }
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }
}
