// A crawler: level by level, each page once, and never more than three pages at a time.
// A request is a blocking call of the JDK's own client; it suspends its fiber, and the loop goes on with the others.

import static dev.rondo.Rondo.*;

import java.net.http.HttpResponse.BodyHandlers;
import module java.net.http;
import module jdk.httpserver;

static final Pattern LINK = Pattern.compile("href='(.*?)'");

final HttpClient client = HttpClient.newHttpClient();
int fetching; // fibers of one loop never run at the same time, so counting needs no lock
int mostFetching;

record Page(String path, int status, List<String> links) {}

void main() throws IOException {
    var server = startSite();
    try (client) {
        run(() -> crawl(URI.create("http://localhost:" + server.getAddress().getPort())));
        IO.println("at most " + mostFetching + " pages at a time");
    } finally {
        server.stop(0);
    }
}

void crawl(URI site) {
    var seen = new HashSet<>(List.of("/"));
    var level = List.of("/");
    while (!level.isEmpty()) {
        var pages = mapConcurrent(level, 3, path -> fetch(site.resolve(path)));
        level = new ArrayList<>();
        for (var page : pages) {
            IO.println(page.status() + " " + page.path() + " -> " + page.links());
            page.links().stream().filter(seen::add).forEach(level::add);
        }
    }
}

Page fetch(URI address) {
    mostFetching = Math.max(mostFetching, ++fetching);
    try {
        sleep(Duration.ofMillis(10)); // polite to the site
        var request = HttpRequest.newBuilder(address).build();
        var answer = within(Duration.ofSeconds(10), () -> client.send(request, BodyHandlers.ofString()));
        var links = LINK.matcher(answer.body()).results().map(link -> link.group(1));
        return new Page(address.getPath(), answer.statusCode(), links.toList());
    } finally {
        fetching--;
    }
}

HttpServer startSite() throws IOException {
    var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    server.createContext("/", exchange -> {
        var links = linksOn(exchange.getRequestURI().getPath());
        exchange.sendResponseHeaders(links.isEmpty() ? 404 : 200, 0);
        try (var page = exchange.getResponseBody()) {
            page.write(links.replaceAll("\\S+", "<a href='$0'>$0</a>").getBytes());
        }
    });
    server.start();
    return server;
}

String linksOn(String path) {
    return switch (path) {
        case "/" -> "/news /shop /jobs /about";
        case "/news" -> "/ /news/today";
        case "/shop" -> "/ /cart /jobs";
        case "/jobs", "/about", "/cart" -> "/";
        default -> "";
    };
}
