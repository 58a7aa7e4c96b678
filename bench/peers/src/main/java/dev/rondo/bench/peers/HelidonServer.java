package dev.rondo.bench.peers;

import dev.rondo.bench.http.Serving;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;

/** Helidon's web server: a virtual thread of the JDK for each connection. */
final class HelidonServer {
    private HelidonServer() {}

    public static void main(String[] args) throws Exception {
        var server = WebServer.builder()
                .host("127.0.0.1")
                .port(0)
                .routing(HelidonServer::routes)
                .build()
                .start();
        Serving.at(server.port());
    }

    private static void routes(HttpRouting.Builder routing) {
        routing.get(
                        "/",
                        (request, response) -> response.header(HeaderValues.CONTENT_TYPE_TEXT_PLAIN)
                                .send(Serving.HELLO))
                .get(
                        "/json",
                        (request, response) ->
                                response.header(HeaderValues.CONTENT_TYPE_JSON).send(Json.hello()))
                .post(
                        "/echo",
                        (request, response) -> response.header(HeaderValues.CONTENT_TYPE_OCTET_STREAM)
                                .send(request.content().as(byte[].class)));
    }
}
