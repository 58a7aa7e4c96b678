package dev.rondo.http.server;

import static dev.rondo.Rondo.run;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client that sends frames of HTTP/2, right or wrong, and reads those that come: a socket of the JDK's, which suspends the fiber. */
final class RawHttp2 implements AutoCloseable {
    static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int PRIORITY = 2;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PING = 6;
    static final int GOAWAY = 7;
    static final int WINDOW_UPDATE = 8;
    static final int CONTINUATION = 9;
    static final int END_STREAM = 1;
    static final int ACK = 1;
    static final int END_HEADERS = 4;
    private static final int TIMEOUT_MILLIS = 15_000;

    /** What has come. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares frames
    record Frame(int type, int flags, int stream, byte[] payload) {
        boolean ends() {
            return (type == DATA || type == HEADERS) && (flags & END_STREAM) != 0;
        }

        /** The error of a GOAWAY or a RST_STREAM. */
        Http2Error error() {
            return Http2Error.valueOf(ByteBuffer.wrap(payload).getInt(type == GOAWAY ? 4 : 0));
        }

        /** The last stream, as a GOAWAY names it. */
        int last() {
            return ByteBuffer.wrap(payload).getInt();
        }

        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }
    }

    /** An answer; the body as text. */
    record Answer(Http2Headers head, String body) {
        int status() {
            return Integer.parseInt(head.status().toString());
        }
    }

    /** What talks to a server. */
    interface Client {
        void talk(HttpServer server, RawHttp2 raw) throws Exception;
    }

    private final Socket socket;
    private final DataInputStream in;
    private final DefaultHttp2HeadersDecoder hpack = new DefaultHttp2HeadersDecoder();

    private RawHttp2(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(socket.getInputStream());
    }

    /** A server for the time of a test, and a client of it that has these settings. */
    static void serve(Limits limits, Routes routes, Client client, int... settings) {
        run(() -> {
            try (var server = HttpServer.builder()
                            .port(0)
                            .handler(routes)
                            .limits(limits)
                            .start();
                    var raw = open(server, settings)) {
                client.talk(server, raw);
            }
        });
    }

    static void serve(Routes routes, Client client, int... settings) {
        serve(Limits.standard(), routes, client, settings);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Sends nothing yet. */
    static RawHttp2 connect(HttpServer server) throws IOException {
        return new RawHttp2(new Socket(InetAddress.getLoopbackAddress(), server.port()));
    }

    /** With the preface and settings; names and values of those in turn. */
    static RawHttp2 open(HttpServer server, int... settings) throws IOException {
        var raw = connect(server);
        raw.send(PREFACE.getBytes(StandardCharsets.US_ASCII));
        raw.send(settings(settings));
        return raw;
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void frame(int type, int flags, int stream, byte... payload) throws IOException {
        send(bytes(type, flags, stream, payload));
    }

    static byte[] bytes(int type, int flags, int stream, byte... payload) {
        return ByteBuffer.allocate(9 + payload.length)
                .putInt((payload.length << 8) | type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    static byte[] settings(int... namesAndValues) {
        var payload = ByteBuffer.allocate(namesAndValues.length * 3);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            payload.putShort((short) namesAndValues[i]).putInt(namesAndValues[i + 1]);
        }
        return bytes(SETTINGS, 0, 0, payload.array());
    }

    static byte[] number(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    /** A request without a body. */
    void get(int stream, String path) throws IOException {
        frame(HEADERS, END_HEADERS | END_STREAM, stream, request("GET", path));
    }

    /** The beginning of a request with a body. */
    void post(int stream, String path, String... more) throws IOException {
        frame(HEADERS, END_HEADERS, stream, request("POST", path, more));
    }

    static byte[] request(String method, String path, String... more) {
        var fields = new ArrayList<>(List.of(":method", method, ":scheme", "http", ":path", path, ":authority", "x"));
        fields.addAll(List.of(more));
        return fields(fields.toArray(String[]::new));
    }

    /** Header fields without any compression (RFC 7541, section 6.2.2); names and values in turn. */
    static byte[] fields(String... namesAndValues) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            bytes.write(0);
            bytes.writeBytes(literal(namesAndValues[i]));
            bytes.writeBytes(literal(namesAndValues[i + 1]));
        }
        return bytes.toByteArray();
    }

    /** A text without Huffman's code (RFC 7541, sections 5.1 and 5.2). */
    static byte[] literal(String text) {
        var octets = text.getBytes(StandardCharsets.ISO_8859_1);
        var bytes = new ByteArrayOutputStream();
        if (octets.length < 127) {
            bytes.write(octets.length);
        } else {
            bytes.write(127);
            int rest = octets.length - 127;
            for (; rest >= 128; rest >>= 7) {
                bytes.write((rest & 127) | 128);
            }
            bytes.write(rest);
        }
        bytes.writeBytes(octets);
        return bytes.toByteArray();
    }

    /** The next frame. */
    Frame next() throws IOException {
        int lengthAndType = in.readInt();
        int flags = in.readUnsignedByte();
        int stream = in.readInt();
        var payload = new byte[lengthAndType >>> 8];
        in.readFully(payload);
        return new Frame(lengthAndType & 255, flags, stream, payload);
    }

    /** The next frame of that type; others are read over. */
    Frame next(int type) throws IOException {
        for (var frame = next(); ; frame = next()) {
            if (frame.type() == type) {
                return frame;
            }
        }
    }

    /** Hears that the server wants no more streams, tells it so, and returns what it says then. */
    Frame goodbye() throws IOException {
        int last = next(GOAWAY).last();
        if (last != Integer.MAX_VALUE) {
            throw new IOException("the first word of the goodbye names a stream: " + last);
        }
        frame(PING, ACK, 0, next(PING).payload());
        return next(GOAWAY);
    }

    /** The next frame of that stream. */
    Frame nextOf(int stream) throws IOException {
        for (var frame = next(); ; frame = next()) {
            if (frame.stream() == stream) {
                return frame;
            }
        }
    }

    /** The answer on a stream, to its end. */
    Answer answer(int stream) throws IOException {
        return answerAfter(nextOf(stream));
    }

    private Answer answerAfter(Frame first) throws IOException {
        var head = head(first);
        var body = new ByteArrayOutputStream();
        var frame = first;
        while (!frame.ends()) {
            frame = nextOf(first.stream());
            if (frame.type() == DATA) {
                body.writeBytes(frame.payload());
            } else if (frame.type() != WINDOW_UPDATE) {
                throw new IOException("instead of the body came " + frame);
            }
        }
        return new Answer(head, body.toString(StandardCharsets.UTF_8));
    }

    /** The rest of a body on a stream, to its end. */
    String restOf(int stream) throws IOException {
        var body = new ByteArrayOutputStream();
        for (var frame = nextOf(stream); ; frame = nextOf(stream)) {
            if (frame.type() == DATA) {
                body.writeBytes(frame.payload());
            }
            if (frame.ends()) {
                return body.toString(StandardCharsets.UTF_8);
            }
        }
    }

    /** What a frame of headers says. */
    Http2Headers head(Frame frame) throws IOException {
        if (frame.type() != HEADERS) {
            throw new IOException("instead of headers came the type " + frame.type()
                    + (frame.type() == RST_STREAM ? ", " + frame.error() : ""));
        }
        try {
            return hpack.decodeHeaders(frame.stream(), Unpooled.wrappedBuffer(frame.payload()));
        } catch (Http2Exception wrong) {
            throw new IOException(wrong);
        }
    }

    /** What comes until the connection ends. */
    List<Frame> all() throws IOException {
        var frames = new ArrayList<Frame>();
        try {
            while (true) {
                frames.add(next());
            }
        } catch (EOFException end) {
            return frames;
        }
    }

    /** Tells the other side that nothing more comes. */
    void end() throws IOException {
        socket.shutdownOutput();
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
