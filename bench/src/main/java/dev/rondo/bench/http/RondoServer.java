package dev.rondo.bench.http;

import dev.rondo.Rondo;
import dev.rondo.http.Body;
import dev.rondo.http.MediaType;
import dev.rondo.http.Request;
import dev.rondo.http.Response;
import dev.rondo.http.server.HttpCallback;
import dev.rondo.http.server.HttpHandler;
import dev.rondo.http.server.HttpServer;
import dev.rondo.http.server.Routes;
import dev.rondo.net.transport.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Rondo's server as users have it: routes, limits, dates, the recorder. Each answer is made anew. */
final class RondoServer {
    private static final Body HELLO = Body.of(Serving.hello(), "text/plain");

    private RondoServer() {}

    /** Takes {@code callback} or {@code fiber}, and a transport. */
    public static void main(String[] args) {
        System.setProperty(Transport.PROPERTY, args[1]);
        var routes = args[0].equals("callback") ? callbacks() : handlers();
        Rondo.run(() -> {
            var server = HttpServer.builder()
                    .address(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                    .handler(routes)
                    .start();
            Thread.ofPlatform().daemon().start(() -> untilEnd(server.port()));
        });
    }

    private static void untilEnd(int port) {
        try {
            Serving.at(port);
        } catch (IOException error) {
            throw new IllegalStateException(error);
        }
    }

    private static Routes handlers() {
        HttpHandler hello = _ -> hello();
        HttpHandler json = _ -> json();
        return Routes.create().get("/", hello).get("/json", json).post("/echo", RondoServer::echo);
    }

    private static Routes callbacks() {
        HttpCallback hello = (_, reply) -> reply.send(hello());
        HttpCallback json = (_, reply) -> reply.send(json());
        return Routes.create()
                .callback("GET", "/", hello)
                .callback("GET", "/json", json)
                .callback("POST", "/echo", (request, reply) -> reply.send(echo(request)));
    }

    private static Response hello() {
        return Response.of(HELLO);
    }

    private static Response json() {
        return Response.json(Serving.Message.hello());
    }

    private static Response echo(Request request) throws IOException {
        return Response.of(Body.of(request.body().bytes(), MediaType.BYTES));
    }
}
