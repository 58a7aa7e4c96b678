package dev.rondo.http.client;

import dev.rondo.http.wire.Positive;
import dev.rondo.net.ClientTls;
import dev.rondo.net.Tls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes clients. Every time and limit has a name, which errors use, too. For the fibers of a loop. */
public final class HttpClientBuilder {
    private Duration connectTime = Duration.ofSeconds(10);
    private Duration responseTime = Duration.ofSeconds(30);
    private Duration bodyTime = Duration.ofSeconds(30);
    private Duration sendTime = Duration.ofSeconds(30);
    private Duration unreadTime = Duration.ofSeconds(30);
    private Duration idleTime = Duration.ofSeconds(30);
    private int connections = 16;
    private int headerBytes = 64 * 1024;
    private int headerCount = 200;
    private long collectedBytes = 64 * 1024 * 1024;
    private int expansion = 200;
    private int redirects = 10;
    private boolean decompress = true;
    private boolean priorKnowledge;
    private @Nullable ClientTls tls;
    private @Nullable HttpProxy proxy;

    HttpClientBuilder() {}

    /** How long it may take to find a server's address, to connect, to encrypt and to pass a proxy; 10 seconds at first. */
    public HttpClientBuilder connectTime(Duration time) {
        connectTime = Positive.of("connectTime", time);
        return this;
    }

    /** How long a server may take for the head of its response, from the end of the request on; 30 seconds at first. */
    public HttpClientBuilder responseTime(Duration time) {
        responseTime = Positive.of("responseTime", time);
        return this;
    }

    /** How long nothing may come of a body for which somebody waits; 30 seconds at first. */
    public HttpClientBuilder bodyTime(Duration time) {
        bodyTime = Positive.of("bodyTime", time);
        return this;
    }

    /** How long a server may take nothing of a request's body; 30 seconds at first. */
    public HttpClientBuilder sendTime(Duration time) {
        sendTime = Positive.of("sendTime", time);
        return this;
    }

    /** How long nobody may read a response's body, of which not all has come, before it is given up; 30 seconds at first. */
    public HttpClientBuilder unreadTime(Duration time) {
        unreadTime = Positive.of("unreadTime", time);
        return this;
    }

    /** How long a connection on which nothing runs is kept; 30 seconds at first, or less where the server says so. */
    public HttpClientBuilder idleTime(Duration time) {
        idleTime = Positive.of("idleTime", time);
        return this;
    }

    /**
     * How many connections of HTTP/1.1 may be open to one origin, beyond which requests wait in their order; 16 at first. With
     * HTTP/2 there is one, which takes as many requests at once as the server says.
     */
    public HttpClientBuilder connections(int most) {
        connections = Positive.of("connections", most);
        return this;
    }

    /** How many bytes the fields of a response's head may have together; 64 KiB at first. */
    public HttpClientBuilder headerBytes(int most) {
        headerBytes = Positive.of("headerBytes", most);
        return this;
    }

    /** How many header fields a response may have; 200 at first. */
    public HttpClientBuilder headerCount(int most) {
        headerCount = Positive.of("headerCount", most);
        return this;
    }

    /** How many bytes of a body are kept where it is asked for as a whole; 64 MiB at first. What is read in pieces has no limit. */
    public HttpClientBuilder collectedBytes(long most) {
        collectedBytes = Positive.of("collectedBytes", most);
        return this;
    }

    /** How many times longer a body may become by decompression, beyond its first MiB; 200 at first. */
    public HttpClientBuilder expansion(int most) {
        expansion = Positive.of("expansion", most);
        return this;
    }

    /** How many redirects in a row are followed; 10 at first. With 0 a redirect is a response like any other. */
    public HttpClientBuilder redirects(int most) {
        redirects = most == 0 ? 0 : Positive.of("redirects", most);
        return this;
    }

    /**
     * Whether to ask for compressed bodies and to decompress them (gzip and deflate), which it does at first; but not for requests
     * that say themselves what they accept, or ask for a range.
     */
    public HttpClientBuilder decompress(boolean on) {
        decompress = on;
        return this;
    }

    /** Whether servers of http, without TLS, are known to speak HTTP/2. */
    public HttpClientBuilder priorKnowledge(boolean http2) {
        priorKnowledge = http2;
        return this;
    }

    /** How to encrypt. HTTP/2 is spoken where these offer {@code h2} by ALPN, which those that stand here at first do. */
    public HttpClientBuilder tls(ClientTls tls) {
        this.tls = Objects.requireNonNull(tls, "tls");
        return this;
    }

    /** A proxy between the client and the servers. */
    public HttpClientBuilder proxy(HttpProxy proxy) {
        this.proxy = Objects.requireNonNull(proxy, "proxy");
        return this;
    }

    /**
     * The client, for the loop on which this is called.
     *
     * @throws IllegalStateException if that is none
     */
    public HttpClient build() {
        return new HttpClient(new Settings(
                connectTime,
                responseTime,
                bodyTime,
                sendTime,
                unreadTime,
                idleTime,
                connections,
                headerBytes,
                headerCount,
                collectedBytes,
                expansion,
                redirects,
                decompress,
                priorKnowledge,
                tls == null ? standardTls() : tls,
                proxy));
    }

    private static ClientTls standardTls() {
        try {
            return Tls.client().alpn("h2", "http/1.1").build();
        } catch (IOException noFileIsRead) {
            throw new UncheckedIOException(noFileIsRead);
        }
    }
}
