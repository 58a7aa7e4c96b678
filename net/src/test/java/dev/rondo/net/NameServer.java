package dev.rondo.net;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A name server on loopback, in threads of its own, which says what a test wants it to. */
final class NameServer implements AutoCloseable {
    private static final int REFUSED = 5;
    private static final int NO_SUCH_NAME = 3;
    private static final int TRUNCATED = 0x0200;
    private static final int RESPONSE = 0x8180;
    private static final int IPV4 = 1;
    private static final int IPV6 = 28;
    private static final int LARGEST = 512;

    /** Addresses of a name; none for a name that has no address. */
    private record Host(int seconds, List<InetAddress> addresses) {}

    final AtomicInteger queries = new AtomicInteger();

    /** Is counted down when a question has come that is not answered: one for each family. */
    final CountDownLatch unanswered = new CountDownLatch(2);

    private final Map<String, Host> hosts = new ConcurrentHashMap<>();
    private final Map<String, Integer> lost = new ConcurrentHashMap<>();
    private final DatagramSocket datagrams;
    private final ServerSocket connections;
    private volatile boolean truncates;
    private volatile boolean refuses;

    NameServer() throws IOException {
        var local = InetAddress.ofLiteral("127.0.0.1");
        connections = new ServerSocket(0, 10, local);
        datagrams = new DatagramSocket(connections.getLocalPort(), local);
        Thread.ofPlatform().daemon().start(this::serveDatagrams);
        Thread.ofPlatform().daemon().start(this::serveConnections);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) datagrams.getLocalSocketAddress();
    }

    NameServer host(String name, int seconds, String... addresses) {
        var all = List.of(addresses).stream().map(InetAddress::ofLiteral).toList();
        hosts.put(name, new Host(seconds, all));
        return this;
    }

    /** So many questions about the name get lost. */
    NameServer loses(String name, int times) {
        lost.put(name, times);
        return this;
    }

    /** Answers hold nothing by UDP. */
    NameServer truncates() {
        truncates = true;
        return this;
    }

    NameServer refuses() {
        refuses = true;
        return this;
    }

    private void serveDatagrams() {
        try {
            while (true) {
                var packet = new DatagramPacket(new byte[LARGEST], LARGEST);
                datagrams.receive(packet);
                var answer = answer(packet.getData(), truncates);
                if (answer.length > 0) {
                    datagrams.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            }
        } catch (IOException closed) {
            // the end of the test
        }
    }

    private void serveConnections() {
        try {
            while (true) {
                try (var connection = connections.accept()) {
                    var input = new DataInputStream(connection.getInputStream());
                    var question = input.readNBytes(input.readUnsignedShort());
                    var answer = answer(question, false);
                    var output = new DataOutputStream(connection.getOutputStream());
                    output.writeShort(answer.length);
                    output.write(answer);
                }
            }
        } catch (IOException closed) {
            // the end of the test
        }
    }

    /** Empty for silence. */
    private byte[] answer(byte[] bytes, boolean truncated) {
        queries.incrementAndGet();
        var question = ByteBuffer.wrap(bytes);
        int id = question.getShort();
        question.position(12);
        var name = name(question);
        int type = question.getShort();
        int end = question.position() + Short.BYTES;
        if (lost.merge(name, -1, Integer::sum) >= 0) {
            unanswered.countDown();
            return new byte[0];
        }
        try {
            var answer = new ByteArrayOutputStream();
            write(new DataOutputStream(answer), id, name, type, bytes, end, truncated);
            return answer.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void write(
            DataOutputStream output, int id, String name, int type, byte[] question, int end, boolean truncated)
            throws IOException {
        var host = hosts.get(name);
        var records = host == null || refuses || truncated
                ? List.<InetAddress>of()
                : host.addresses().stream()
                        .filter(each -> type == (each instanceof Inet6Address ? IPV6 : IPV4))
                        .toList();
        int code = refuses ? REFUSED : host == null ? NO_SUCH_NAME : 0;
        int seconds = host == null ? 0 : host.seconds();
        output.writeShort(id);
        output.writeShort(RESPONSE | code | (truncated ? TRUNCATED : 0));
        output.writeShort(1);
        output.writeShort(records.size());
        output.writeInt(0);
        output.write(question, 12, end - 12);
        for (var each : records) {
            output.writeShort(0xC000 | 12); // the name in the question
            output.writeShort(type);
            output.writeShort(1);
            output.writeInt(seconds);
            output.writeShort(each.getAddress().length);
            output.write(each.getAddress());
        }
    }

    private static String name(ByteBuffer question) {
        var name = new StringBuilder();
        for (int length = question.get(); length > 0; length = question.get()) {
            var label = new byte[length];
            question.get(label);
            name.append(name.isEmpty() ? "" : ".").append(new String(label, StandardCharsets.US_ASCII));
        }
        return name.toString();
    }

    @Override
    public void close() throws IOException {
        datagrams.close();
        connections.close();
    }
}
