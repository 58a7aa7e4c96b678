// A reverse proxy: who asks here is answered by a server behind. Bodies go through piece by piece in both directions, each side as fast
// as the other one takes it; a client that goes away ends its request behind, too.
//
//   ./rondo run examples/java/ReverseProxy.java 8080 http://127.0.0.1:9000     forwards, until Ctrl-C
//   ./rondo run examples/java/ReverseProxy.java                                shows itself with a server of its own

import static dev.rondo.Rondo.*;

import dev.rondo.http.*;
import dev.rondo.http.client.*;
import dev.rondo.http.server.*;

/** Fields that are for one connection only (RFC 9110, section 7.6.1); Host is the client's own affair. */
static final Set<String> OF_ONE_HOP = Set.of("connection", "keep-alive", "proxy-authenticate", "proxy-authorization",
        "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade", "host");

void main(String... args) {
    run(() -> {
        if (args.length == 2) {
            try (var client = newClient(); var proxy = start(Integer.parseInt(args[0]), client, args[1])) {
                IO.println("forwarding port " + proxy.port() + " to " + args[1]);
                sleep(Duration.ofDays(1000));
            }
        } else {
            demonstrate();
        }
    });
}

HttpClient newClient() {
    return HttpClient.builder()
            .connectTime(Duration.ofSeconds(1))
            .responseTime(Duration.ofSeconds(1))
            .connections(100)
            .redirects(0)       // redirects are the client's to follow,
            .decompress(false)  // and what is compressed stays so
            .build();
}

HttpServer start(int port, HttpClient client, String behind) throws IOException {
    return HttpServer.builder()
            .address(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .limits(Limits.standard().bodyBytes(1L << 30))
            .handler(request -> forward(request, client, behind))
            .start();
}

Response forward(Request request, HttpClient client, String behind) {
    if (!request.target().startsWith("/")) {
        throw new HttpException(400, "this proxy forwards paths only");
    }
    try {
        var response = client.send(Request.of(request.method(), behind + request.target())
                .headers(forwarded(request))
                .body(request.body()));
        return response.headers(endToEnd(response.headers()));
    } catch (HttpTimeoutException late) {
        throw new HttpException(504, "the server behind takes too long", late);
    } catch (IOException gone) {
        throw new HttpException(502, "the server behind does not answer", gone);
    }
}

Headers forwarded(Request request) {
    var headers = endToEnd(request.headers());
    var from = Objects.requireNonNull(request.connection());
    if (from.remoteAddress() instanceof InetSocketAddress client) {
        var before = String.join(", ", headers.all("x-forwarded-for"));
        var address = client.getAddress().getHostAddress();
        headers = headers.set("X-Forwarded-For", before.isEmpty() ? address : before + ", " + address);
    }
    var host = request.header("host");
    return (host == null ? headers : headers.set("X-Forwarded-Host", host))
            .set("X-Forwarded-Proto", from.tls() == null ? "http" : "https");
}

/** Without what is for one hop, which {@code Connection} may name more of. */
Headers endToEnd(Headers headers) {
    var rest = headers;
    for (var named : String.join(",", headers.all("connection")).split(",")) {
        rest = rest.remove(named.strip());
    }
    for (var name : OF_ONE_HOP) {
        rest = rest.remove(name);
    }
    return rest;
}

void demonstrate() throws IOException {
    var routes = Routes.create()
            .get("/hello", request -> Response.text("hello, " + request.header("x-forwarded-for")))
            .post("/echo", request -> Response.of(request.body()))
            .get("/slow", _ -> {
                sleep(Duration.ofMinutes(1));
                return Response.noContent();
            });
    var local = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var behind = HttpServer.builder().address(local).handler(routes).start();
    try (var forwarding = newClient();
            var proxy = start(0, forwarding, "http://127.0.0.1:" + behind.port());
            var client = HttpClient.create()) {
        var site = "http://127.0.0.1:" + proxy.port();
        show(client.get(site + "/hello"));
        show(client.post(site + "/echo", Body.stream("text/plain", output -> output.write("there and back"))));
        show(client.get(site + "/slow"));
        behind.close();
        show(client.get(site + "/hello"));
    }
}

void show(Response response) throws IOException {
    IO.println(response.status() + " " + response.body().text());
}
