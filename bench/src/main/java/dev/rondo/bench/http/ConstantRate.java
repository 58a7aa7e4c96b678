package dev.rondo.bench.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;

/**
 * Sends requests at a constant rate, whether or not the server keeps up. A request that is due while all connections wait
 * for an answer waits for the next free one, and its time counts from when it was due: so a server that stands still pays for
 * all that came meanwhile, and not only for the requests that were under way (coordinated omission).
 *
 * <p>It never sleeps, since a thread that is woken comes late: it wants a processor of its own.
 */
final class ConstantRate {
    private static final long SECOND = 1_000_000_000;

    private final Selector selector = Selector.open();
    private final ArrayDeque<Connection> free = new ArrayDeque<>();
    private final double interval;
    private final long total;
    private final double[] micros;
    private long began;
    private int answered;
    private long errors;

    private ConstantRate(int port, int connections, double perSecond, double seconds) throws IOException {
        interval = SECOND / perSecond;
        total = Math.round(perSecond * seconds);
        micros = new double[Math.toIntExact(total)];
        for (int i = 0; i < connections; i++) {
            free.add(new Connection(port));
        }
    }

    /**
     * Puts a load on the server on this port of the loopback interface, over so many connections.
     *
     * @param perSecond requests that become due in each second
     * @throws IOException if the server ends a connection or does not answer at the start
     */
    static Load measure(int port, int connections, double perSecond, double seconds) throws IOException {
        var run = new ConstantRate(port, connections, perSecond, seconds);
        try {
            return run.run();
        } finally {
            run.close();
        }
    }

    private Load run() throws IOException {
        began = System.nanoTime();
        long last = began + (long) (total * interval) + SECOND; // answers that take a second longer are missing ones
        long next = 0;
        while (answered < total && System.nanoTime() < last) {
            next = sendWhatIsDue(next);
            selector.selectNow(this::receive);
        }
        double nanos = System.nanoTime() - began;
        long missing = total - answered;
        for (int i = answered; i < total; i++) {
            micros[i] = (nanos - interval * i) / 1000; // nearly that of those which are missing
        }
        double percentile = new Samples(micros).percentile(99);
        return new Load(answered, answered * (double) SECOND / nanos, percentile, errors + missing);
    }

    private long sendWhatIsDue(long first) throws IOException {
        long next = first;
        while (next < total && !free.isEmpty()) {
            long due = began + (long) (next * interval);
            if (due - System.nanoTime() > 0) {
                break;
            }
            free.remove().send(due);
            next++;
        }
        return next;
    }

    private void receive(SelectionKey key) {
        var connection = (Connection) key.attachment();
        try {
            if (connection.isAnswered()) {
                micros[answered++] = (System.nanoTime() - connection.due) / 1000.0;
                free.add(connection);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void close() throws IOException {
        for (var key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }

    private final class Connection {
        private final SocketChannel channel;
        private final ByteBuffer request = ByteBuffer.allocateDirect(256);
        private final ByteBuffer answer = ByteBuffer.allocateDirect(1 << 12);
        private final int length;
        private long due;

        /** One exchange comes first, and tells how long the answers are: all are of the same length. */
        Connection(int port) throws IOException {
            channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            var bytes = Answer.get("/");
            length = Answer.exchange(channel, bytes).length();
            request.put(bytes);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
        }

        void send(long when) throws IOException {
            due = when;
            if (channel.write(request.flip()) < request.limit()) {
                throw new IOException("a request did not fit into the socket's buffer, which was empty");
            }
            answer.clear();
        }

        boolean isAnswered() throws IOException {
            if (channel.read(answer) < 0) {
                throw new IOException("the server ended a connection");
            }
            if (answer.position() < length) {
                return false;
            }
            boolean isOk = answer.position() == length && answer.get(9) == '2';
            errors += isOk ? 0 : 1;
            return true;
        }
    }
}
