package dev.rondo.http.server;

import dev.rondo.http.Body;
import dev.rondo.http.HttpException;
import dev.rondo.http.Request;
import dev.rondo.http.Response;
import dev.rondo.http.wire.ContentCoding;
import dev.rondo.http.wire.IncomingBody;
import dev.rondo.http.wire.Tokens;
import dev.rondo.http.wire.UnpackedBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * Filters that compress responses, and unpack requests, by gzip and deflate.
 *
 * <p>They are filters and not settings of the server, so that routes can do without. A response that has a secret in it, such as a
 * token against forged requests, and beside that something of the request's, tells the secret by its length to whoever can make a
 * browser send many requests and sees how long the responses are, encrypted or not (the attack is called BREACH). Leave such routes
 * out, or let the secret look different each time.
 *
 * <pre>{@code
 * var routes = Routes.create().filter(Compression.ofResponses()).get("/report", request -> report());
 * }</pre>
 */
public final class Compression {
    /** Shorter bodies hardly get shorter, and go into one packet anyway. */
    private static final int WORTH_IT = 1024;

    private static final long STANDARD_LIMIT = Limits.standard().bodyBytes();

    private Compression() {}

    /**
     * Compresses responses for clients that accept it: bodies of text, JSON and the like, of 1 KiB and more or of unknown length,
     * which are not compressed already and not forbidden to be ({@code Cache-Control: no-transform}). Streams go out as they are
     * written, so that events arrive. A strong {@code ETag} becomes a weak one. A 304 says the same as the 200 that it stands for, as
     * far as that is known: one that is not of {@link StaticFiles} is taken for that of a body which is compressed.
     */
    public static HttpFilter ofResponses() {
        return (request, next) -> {
            var response = next.handle(request);
            return CompressedResponse.isWorthIt(response, WORTH_IT) ? compressed(request, response) : response;
        };
    }

    private static Response compressed(Request request, Response response) throws IOException {
        var headers = response.headers();
        if (!Tokens.has(headers.all("Vary"), "Accept-Encoding") && !Tokens.has(headers.all("Vary"), "*")) {
            response = response.header("Vary", "Accept-Encoding");
        }
        var coding = AcceptEncoding.choose(request.headers().all("Accept-Encoding"));
        if (coding == null) {
            return response;
        }
        boolean unchanged = response.status() == 304;
        var etag = response.header("ETag");
        headers = response.headers().remove("Content-Length").remove("Accept-Ranges");
        if (!unchanged) {
            headers = headers.set("Content-Encoding", coding.token());
        }
        if (etag != null && !etag.startsWith("W/")) {
            headers = headers.set("ETag", "W/" + etag);
        }
        if (unchanged) {
            response.close(); // what goes out has another length
            return response.headers(headers).body(Body.empty());
        }
        return response.headers(headers).body(compressed(request, response.body(), coding));
    }

    private static Body compressed(Request request, Body body, ContentCoding coding) throws IOException {
        var type = body.type();
        if (type == null || !body.isWhole() || request.method().equals("HEAD")) {
            return new CompressedBody(body, coding);
        }
        var bytes = new ByteArrayOutputStream();
        var packer = coding.pack(bytes);
        try {
            packer.writeWhole(body.bytes());
        } finally {
            packer.release();
        }
        return Body.of(bytes.toByteArray(), type);
    }

    /**
     * Unpacks bodies of requests that say they are packed. What is in them may be as large as the server's limit for bodies, else it
     * is refused with 413; other codings are refused with 415.
     */
    public static HttpFilter ofRequests() {
        return (request, next) -> unpacked(
                request, request.body() instanceof IncomingBody incoming ? incoming.limit() : STANDARD_LIMIT, next);
    }

    /** As {@link #ofRequests()}, with another limit in bytes for what is in them. */
    public static HttpFilter ofRequests(long mostBytes) {
        return (request, next) -> unpacked(request, mostBytes, next);
    }

    private static Response unpacked(Request request, long most, HttpHandler next) throws Exception {
        var codings = Tokens.of(request.headers().all("Content-Encoding"));
        if (codings.isEmpty() || codings.equals(List.of("identity"))) {
            return next.handle(request);
        }
        var coding = codings.size() == 1 ? ContentCoding.of(codings.getFirst()) : null;
        if (coding == null) {
            var given = String.join(", ", codings);
            return new HttpException(
                            415, "bodies are taken here as they are, or in gzip or deflate, and not in " + given)
                    .problem()
                    .response()
                    .header("Accept-Encoding", "gzip, deflate");
        }
        var headers = request.headers().remove("Content-Encoding").remove("Content-Length");
        return next.handle(request.headers(headers).body(new UnpackedBody(request.body(), coding, most)));
    }
}
