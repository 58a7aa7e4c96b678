package dev.rondo.http;

import java.net.URI;
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

    private Response(int status, Headers headers, Body body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /**
     * With nothing but a status.
     *
     * @throws IllegalArgumentException if that is not between 100 and 999
     */
    public static Response of(int status) {
        if (status < 100 || status > 999) {
            throw new IllegalArgumentException("a status has three digits, and this is " + status);
        }
        return new Response(status, Headers.empty(), Body.empty());
    }

    /** 200, with a body. */
    public static Response of(Body body) {
        return new Response(200, Headers.empty(), Objects.requireNonNull(body, "body"));
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

    /** This one, with another status. */
    public Response status(int status) {
        return of(status).headers(headers).body(body);
    }

    /** This one, with other header fields. */
    public Response headers(Headers headers) {
        return new Response(status, Objects.requireNonNull(headers, "headers"), body);
    }

    /**
     * This one, with one more header field.
     *
     * @throws IllegalArgumentException as {@link Headers#of}
     */
    public Response header(String name, String value) {
        return new Response(status, headers.add(name, value), body);
    }

    /** This one, with another body. */
    public Response body(Body body) {
        return new Response(status, headers, Objects.requireNonNull(body, "body"));
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
