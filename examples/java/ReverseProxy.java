// A reverse proxy: who asks here is answered by a server behind. Bodies go through piece by piece in both directions, each side as fast
// as the other one takes it; a client that goes away ends its request behind, too.
//
//   ./rondo run examples/java/RestService.java 9000                            a server to stand behind it, in another terminal
//   ./rondo run examples/java/ReverseProxy.java 8080 http://127.0.0.1:9000     forwards, until Ctrl-C
//   curl localhost:8080/notes

import static dev.rondo.Rondo.*;

import dev.rondo.http.*;
import dev.rondo.http.client.*;
import dev.rondo.http.server.*;

/** Fields that are for one connection only (RFC 9110, section 7.6.1); Host is the client's own affair. */
static final Set<String> OF_ONE_HOP = Set.of("connection", "keep-alive", "proxy-authenticate", "proxy-authorization",
        "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade", "host");

void main(String... args) {
    int port = args.length < 1 ? 8080 : Integer.parseInt(args[0]);
    var behind = args.length < 2 ? "http://127.0.0.1:9000" : args[1];
    run(() -> {
        var client = HttpClient.builder()
                .connectTime(Duration.ofSeconds(1))
                .responseTime(Duration.ofSeconds(1))
                .connections(100)
                .redirects(0)       // redirects are the client's to follow,
                .decompress(false)  // and what is compressed stays so
                .build();
        var proxy = HttpServer.builder()
                .address(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .limits(Limits.standard().bodyBytes(1L << 30))
                .handler(request -> forward(request, client, behind))
                .start();
        IO.println("forwarding port " + proxy.port() + " to " + behind);
    });
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
        // what is wrong with the client's own upload is an HttpException already, which says so
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
