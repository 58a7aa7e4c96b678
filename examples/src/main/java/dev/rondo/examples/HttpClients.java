package dev.rondo.examples;

import static dev.rondo.Rondo.mapConcurrent;
import static dev.rondo.Rondo.sleep;
import static dev.rondo.Rondo.within;

import dev.rondo.http.Body;
import dev.rondo.http.Request;
import dev.rondo.http.Response;
import dev.rondo.http.client.HttpClient;
import dev.rondo.http.client.HttpProxy;
import dev.rondo.net.Tls;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What the guide to HTTP shows of clients. */
final class HttpClients {
    private HttpClients() {}

    static void ask(String site) throws IOException {
        // snippet: ask
        try (var client = HttpClient.create()) {
            var response = client.get(site + "/users");
            IO.println(response.status() + " " + response.body().text());

            var created = client.post(site + "/users", Body.json(Map.of("name", "Ada", "age", 36)));
            IO.println(created.status() + " " + created.header("Location"));
        }
        // end
    }

    static long download(HttpClient client, String address, Path file) throws IOException {
        // snippet: download
        try (var response = client.get(address)) {
            if (response.status() != 200) {
                throw new IOException(address + " answers " + response.status());
            }
            return response.body().saveTo(file);
        }
        // end
    }

    // snippet: retry
    static Response patiently(HttpClient client, Request request) throws IOException {
        request.body().bytes(); // keeps the body, so that it can be sent again
        for (int attempt = 1; ; attempt++) {
            try {
                var response = client.send(request);
                if (response.status() != 503 || attempt == 5) {
                    return response;
                }
                response.close();
            } catch (IOException failed) {
                if (attempt == 5) {
                    throw failed;
                }
            }
            sleep(Duration.ofMillis(50L << attempt));
        }
    }
    // end

    static List<Integer> lengths(HttpClient client, List<String> addresses) {
        // snippet: many
        var lengths = within(
                Duration.ofSeconds(10),
                () -> mapConcurrent(addresses, 8, address -> {
                    try (var response = client.get(address)) {
                        return response.body().bytes().length;
                    }
                }));
        // end
        return lengths;
    }

    static HttpClient configured(Path authority) throws IOException {
        // snippet: client
        var client = HttpClient.builder()
                .connectTime(Duration.ofSeconds(2))
                .responseTime(Duration.ofSeconds(5))
                .connections(50)
                .tls(Tls.client().trust(authority).alpn("h2", "http/1.1").build())
                .proxy(HttpProxy.of("proxy.example.org", 3128).except("localhost"))
                .build();
        // end
        return client;
    }
}
