// A crawler: level by level, each page once, never more than three at a time, and none for longer than two seconds.
// The site is served by the program itself, on the same loop.

import static dev.rondo.Rondo.*;

import dev.rondo.http.*;
import dev.rondo.http.client.HttpClient;
import dev.rondo.http.server.HttpServer;
import dev.rondo.scope.DeadlineExceededException;

static final Pattern LINK = Pattern.compile("href='(.*?)'");

int fetching; // fibers of one loop never run at the same time, so counting needs no lock
int mostFetching;

record Page(String path, String status, int bytes, List<String> links) {}

void main() {
    run(() -> {
        var local = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (var site = HttpServer.builder().address(local).handler(this::serve).start();
                var client = HttpClient.builder().connections(3).build()) {
            IO.println("status  bytes  page         links to");
            crawl(client, "http://127.0.0.1:" + site.port());
            IO.println("at most " + mostFetching + " pages at a time, over "
                    + client.statistics().connected() + " connections");
        }
    });
}

void crawl(HttpClient client, String site) {
    var seen = new HashSet<>(List.of("/"));
    var level = List.of("/");
    while (!level.isEmpty()) {
        var pages = mapConcurrent(level, 3, path -> fetch(client, site, path));
        level = new ArrayList<>();
        for (var page : pages) {
            var links = String.join(" ", page.links());
            IO.println("%-6s %6d  %-12s %s".formatted(page.status(), page.bytes(), page.path(), links).stripTrailing());
            page.links().stream().filter(seen::add).forEach(level::add);
        }
    }
}

Page fetch(HttpClient client, String site, String path) {
    mostFetching = Math.max(mostFetching, ++fetching);
    try {
        return within(Duration.ofSeconds(2), () -> {
            var response = client.get(site + path);
            var text = response.body().text();
            var links = LINK.matcher(text).results().map(link -> link.group(1));
            return new Page(path, "" + response.status(), text.length(), links.toList());
        });
    } catch (DeadlineExceededException late) {
        return new Page(path, "late", 0, List.of());
    } finally {
        fetching--;
    }
}

Response serve(Request request) {
    var links = switch (request.path()) {
        case "/" -> "/news /shop /jobs /about";
        case "/news" -> "/ /news/today";
        case "/shop" -> "/ /cart /jobs /archive";
        case "/jobs", "/about", "/cart" -> "/";
        case "/archive" -> null;
        default -> throw new HttpException(404, "there is nothing here");
    };
    sleep(links == null ? Duration.ofMinutes(1) : Duration.ofMillis(10));
    return Response.html(String.valueOf(links).replaceAll("\\S+", "<a href='$0'>$0</a>"));
}
