package dev.rondo.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A server in a process that may open few files, and more clients than that. On Linux. */
public final class FewDescriptors {
    private static final int MANY = 300;
    private static final int A_MOMENT_MILLIS = 250;
    private static final int LONG_MILLIS = 10_000;

    private final int port;
    private final UnaryOperator<String> request;

    private FewDescriptors(int port, UnaryOperator<String> request) {
        this.port = port;
        this.request = request;
    }

    /** That program, which may have 120 descriptors. */
    public static Program program(Class<?> main, Path folder) {
        return Program.of(main)
                .limit("-n", 120)
                .options("-XX:TieredStopAtLevel=1")
                .jars(folder);
    }

    /**
     * Those connections that it has are served, the others wait, and are accepted when there is room again.
     *
     * @param program prints its port, and serves
     * @param request makes of a word what is sent, so that a line of the answer is the word, the last one
     */
    public static void exhaust(Class<?> program, Path folder, UnaryOperator<String> request, String... arguments)
            throws IOException {
        var server = program(program, folder).startServer(arguments);
        try (var output = server.inputReader()) {
            new FewDescriptors(Integer.parseInt(output.readLine()), request).exhaust();
        } finally {
            server.destroyForcibly();
        }
    }

    /** Takes all that this process may still have. Whoever takes them closes them. */
    public static List<FileInputStream> takeAll() {
        var taken = new ArrayList<FileInputStream>();
        try {
            while (true) {
                taken.add(new FileInputStream("/dev/null"));
            }
        } catch (IOException noMore) {
            return taken;
        }
    }

    private void exhaust() throws IOException {
        var sockets = new ArrayList<Socket>();
        for (int i = 0; i < MANY; i++) {
            sockets.add(connect());
        }
        var last = sockets.removeLast();
        last.setSoTimeout(A_MOMENT_MILLIS);
        send(last, "the last one waits");
        assertThat(answered(last, "the last one waits")).isFalse();
        assertThat(asked(sockets.getFirst(), "the first one is served")).isTrue();
        for (var socket : sockets) {
            socket.close();
        }
        try (last;
                var later = connect()) {
            last.setSoTimeout(LONG_MILLIS);
            later.setSoTimeout(LONG_MILLIS);
            assertThat(answered(last, "the last one waits")).isTrue();
            assertThat(asked(later, "accepted again")).isTrue();
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    private boolean asked(Socket socket, String word) throws IOException {
        send(socket, word);
        return answered(socket, word);
    }

    private void send(Socket socket, String word) throws IOException {
        socket.getOutputStream().write(request.apply(word).getBytes(StandardCharsets.UTF_8));
    }

    /** False if nothing comes in time. */
    private static boolean answered(Socket socket, String word) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        try {
            @Nullable String line = reader.readLine();
            while (line != null && !line.equals(word)) {
                line = reader.readLine();
            }
            assertThat(line).isEqualTo(word);
            return true;
        } catch (SocketTimeoutException nothing) {
            return false;
        }
    }
}
