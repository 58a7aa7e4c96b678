package dev.rondo.bench.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What a server of {@code bench/http} that is written in Java answers, and how it tells that it is there. */
public final class Serving {
    /** The answer to {@code GET /}, as {@code text/plain}. */
    public static final String HELLO = "Hello, World!";

    /** What {@code GET /json} is answered from: the server turns it into JSON for each request anew. */
    public record Message(String message) {
        /** The one that is sent. */
        public static Message hello() {
            return new Message(HELLO);
        }
    }

    private Serving() {}

    /** The bytes of {@link #HELLO}. */
    public static byte[] hello() {
        return HELLO.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Says that the server listens, waits for the end of standard input, and ends the process: so no server outlives the
     * benchmark, and no thread of a server keeps the process. Called from the main thread.
     *
     * @param port where it listens, on the loopback interface
     */
    public static void at(int port) throws IOException {
        System.out.println("ready " + port);
        while (System.in.read() >= 0) {
            // nothing is ever written to it
        }
        System.exit(0);
    }
}
