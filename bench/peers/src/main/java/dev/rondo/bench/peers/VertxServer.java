package dev.rondo.bench.peers;

import dev.rondo.bench.http.Serving;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Objects;

/** Vert.x with one event loop, on its native transport. */
final class VertxServer {
    private static final CharSequence TEXT = HttpHeaders.createOptimized("text/plain");
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final CharSequence BYTES = HttpHeaders.createOptimized("application/octet-stream");
    private static final int NOT_FOUND = 404;

    private VertxServer() {}

    public static void main(String[] args) throws Exception {
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
        if (!vertx.isNativeTransportEnabled()) {
            throw new IllegalStateException("Vert.x cannot use epoll", vertx.unavailableNativeTransportCause());
        }
        var server = vertx.createHttpServer()
                .requestHandler(VertxServer::answer)
                .listen(0, "127.0.0.1")
                .await();
        Serving.at(server.actualPort());
    }

    private static void answer(HttpServerRequest request) {
        var response = request.response();
        switch (Objects.requireNonNull(request.path())) {
            case "/" -> response.putHeader(HttpHeaders.CONTENT_TYPE, TEXT).end(Serving.HELLO);
            case "/json" -> response.putHeader(HttpHeaders.CONTENT_TYPE, JSON).end(Buffer.buffer(Json.hello()));
            case "/echo" ->
                request.body()
                        .onSuccess(body -> response.putHeader(HttpHeaders.CONTENT_TYPE, BYTES)
                                .end(body));
            default -> response.setStatusCode(NOT_FOUND).end();
        }
    }
}
