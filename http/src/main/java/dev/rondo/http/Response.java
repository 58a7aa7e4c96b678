package dev.rondo.http;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a {@link Request}. Immutable but for its body, which may be a stream; each method that changes something makes
 * another one. The headers say nothing of the length and the type of the body, which says so itself; a {@code Content-Type}
 * among them counts more.
 */
public final class Response implements AutoCloseable {
    private final int status;
    private final Headers headers;
    private final Body body;
    private final @Nullable Takeover takeover;

    private Response(int status, Headers headers, Body body, @Nullable Takeover takeover) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.takeover = takeover;
    }

    /**
     * With nothing but a status.
     *
     * @throws IllegalArgumentException if that is not between 100 and 999
     */
    public static Response of(int status) {
        checkStatus(status);
        return new Response(status, Headers.empty(), Body.empty(), null);
    }

    static void checkStatus(int status) {
        if (status < 100 || status > 999) {
            throw new IllegalArgumentException("a status has three digits, and this is " + status);
        }
    }

    /**
     * 200, with a body.
     *
     * @throws IllegalArgumentException as {@link #body(Body)}
     */
    public static Response of(Body body) {
        return new Response(200, Headers.empty(), FieldSyntax.checkType(body), null);
    }

    /** 200, with plain text. */
    public static Response text(String text) {
        return of(Body.text(text));
    }

    /** 200, with a page. */
    public static Response html(String page) {
        return of(BytesBody.utf8(page, MediaType.HTML));
    }

    /**
     * 200, with JSON.
     *
     * @throws tools.jackson.core.JacksonException as {@link Body#json(Object)}
     */
    public static Response json(@Nullable Object value) {
        return of(Body.json(value));
    }

    /** 200, with what a function writes while it is sent. */
    public static Response stream(String type, BodyWriter writer) {
        return of(Body.stream(type, writer));
    }

    /**
     * 200, with server-sent events, which a function sends for as long as it likes; it is cancelled when the client goes away.
     * Each event goes out at once, and after 15 seconds without one a comment, so that nobody on the way takes the connection for
     * dead.
     */
    public static Response events(EventWriter writer) {
        return events(EventStream.HEARTBEAT, writer);
    }

    /** As {@link #events(EventWriter)}, with another time after which a comment is sent. */
    public static Response events(Duration heartbeat, EventWriter writer) {
        return stream(MediaType.EVENTS, output -> EventStream.write(output, heartbeat, writer))
                .header("Cache-Control", "no-cache");
    }

    /** 204: done, and nothing is to be said. */
    public static Response noContent() {
        return of(204);
    }

    /** 201: something new is at that address. */
    public static Response created(String location) {
        return of(201).header("Location", location);
    }

    /** 303: the answer is to be had with GET at another address. */
    public static Response seeOther(URI location) {
        return of(303).header("Location", location.toASCIIString());
    }

    /** The status. */
    public int status() {
        return status;
    }

    /** The header fields. */
    public Headers headers() {
        return headers;
    }

    /** The value of the first header field with that name; null if there is none. */
    public @Nullable String header(String name) {
        return headers.first(name);
    }

    /** The body. */
    public Body body() {
        return body;
    }

    /** What the connection is used for after this response; null if for the next request, as usual. */
    public @Nullable Takeover takeover() {
        return takeover;
    }

    /**
     * This one, after which the connection is used for something else. The response has no body then. Mostly it has the status
     * 101, and says in the header field {@code Upgrade} for what.
     */
    public Response takeover(Takeover next) {
        return new Response(status, headers, Body.empty(), Objects.requireNonNull(next, "next"));
    }

    /** This one, with another status. */
    public Response status(int status) {
        of(status);
        return new Response(status, headers, body, takeover);
    }

    /** This one, with other header fields. */
    public Response headers(Headers headers) {
        return new Response(status, Objects.requireNonNull(headers, "headers"), body, takeover);
    }

    /**
     * This one, with one more header field.
     *
     * @throws IllegalArgumentException as {@link Headers#of}
     */
    public Response header(String name, String value) {
        return new Response(status, headers.add(name, value), body, takeover);
    }

    /** This one, which lets the client keep a cookie. */
    public Response cookie(Cookie cookie) {
        return header("Set-Cookie", cookie.toString());
    }

    /**
     * This one, with another body.
     *
     * @throws IllegalArgumentException if the type of the body has a character that may not be in a header field
     */
    public Response body(Body body) {
        return new Response(status, headers, FieldSyntax.checkType(body), takeover);
    }

    /**
     * Gives up what was not read of the body, if it comes over a client's connection. Whoever reads a body to its end needs not close
     * the response.
     */
    @Override
    public void close() {
        body.close();
    }

    @Override
    public String toString() {
        return status + ", " + body;
    }
}
