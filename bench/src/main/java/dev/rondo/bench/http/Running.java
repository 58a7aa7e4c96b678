package dev.rondo.bench.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, on its processor. It ends with its standard input, and so with this one. */
final class Running implements AutoCloseable {
    private static final String READY = "ready ";
    private static final int QUIET_MILLIS = 100;
    private static final int QUIET_TRIES = 50;
    private static final int START_SECONDS = 60;
    private static final int END_SECONDS = 5;

    private final Server server;
    private final Process process;
    private final int port;

    private Running(Server server, Process process, int port) {
        this.server = server;
        this.process = process;
        this.port = port;
    }

    /** Starts it, and waits until it listens. Its log is {@code bench/target/http-NAME.log}. */
    static Running start(Server server, String core) throws IOException {
        var log = Path.of("bench/target/http-" + server.name() + ".log");
        Files.createDirectories(log.getParent());
        var command = new ArrayList<>(List.of("taskset", "-c", core));
        command.addAll(server.command());
        var builder = new ProcessBuilder(command).redirectError(log.toFile());
        builder.environment().put("GOMAXPROCS", "1");
        var process = builder.start();
        var limit = CompletableFuture.runAsync(
                process::destroyForcibly, CompletableFuture.delayedExecutor(START_SECONDS, TimeUnit.SECONDS));
        var line = process.inputReader().readLine();
        limit.cancel(false);
        if (line == null || !line.startsWith(READY)) {
            process.destroyForcibly();
            throw new IOException(server.name() + " did not start, it printed " + line + "; see " + log);
        }
        return new Running(server, process, Integer.parseInt(line.substring(READY.length())));
    }

    Server server() {
        return server;
    }

    int port() {
        return port;
    }

    double cpuMicros() throws IOException {
        return Processes.cpuMicros(process.pid());
    }

    /** The bytes that are in use after the garbage has been collected. */
    long usedBytes() throws IOException, InterruptedException {
        long heap = 0;
        if (server.isJava()) {
            heap = Processes.collectAndMeasureHeap(process.pid()); // all of the heap is resident from the start
        } else if (!server.name().equals(Server.FLOOR)) {
            Processes.run(List.of("kill", "-USR2", Long.toString(process.pid())));
            awaitQuiet();
        }
        return heap + Processes.residentBytes(process.pid());
    }

    /** Waits until the process does nothing any more, such as to end the connections of a load that is over. */
    void awaitQuiet() throws IOException, InterruptedException {
        double before = -1;
        for (int i = 0; i < QUIET_TRIES; i++) {
            double now = cpuMicros();
            if (now == before) {
                return;
            }
            before = now;
            Thread.sleep(QUIET_MILLIS);
        }
    }

    /** Looks whether it answers what all are to answer, and returns how it answers {@code GET /}. */
    Answer check() throws IOException {
        var hello = expect(Answer.get("/"), Serving.HELLO);
        expect(Answer.get("/json"), "{\"message\":\"" + Serving.HELLO + "\"}");
        var body = "0123456789abcdef".repeat(64);
        expect(Answer.post("/echo", body), body);
        return hello;
    }

    private Answer expect(byte[] request, String body) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (var channel = SocketChannel.open(address)) {
            var answer = Answer.exchange(channel, request);
            if (!answer.isOk() || !answer.body().equals(body)) {
                throw new IOException(server.name() + " answered " + answer + " instead of " + body);
            }
            return answer;
        }
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
