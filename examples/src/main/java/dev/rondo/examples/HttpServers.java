package dev.rondo.examples;

import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.scope;
import static dev.rondo.Rondo.sleep;
import static dev.rondo.Rondo.with;

import dev.rondo.Loops;
import dev.rondo.context.Context;
import dev.rondo.http.HttpException;
import dev.rondo.http.Problem;
import dev.rondo.http.Request;
import dev.rondo.http.Response;
import dev.rondo.http.server.Compression;
import dev.rondo.http.server.HttpHandler;
import dev.rondo.http.server.HttpServer;
import dev.rondo.http.server.Limits;
import dev.rondo.http.server.Routes;
import dev.rondo.http.server.StaticFiles;
import dev.rondo.net.Tls;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** What the guide to HTTP shows of servers. */
final class HttpServers {
    // snippet: key
    private static final Context.Key<String> USER = Context.Key.of("user", "nobody");
    // end

    // snippet: places
    private static final Semaphore PLACES = new Semaphore(10);
    // end

    private static final String URL = "jdbc:h2:mem:guide;DB_CLOSE_DELAY=-1";

    private final Map<String, User> users = new LinkedHashMap<>();

    static void hello() {
        // snippet: hello
        run(() -> {
            var routes = Routes.create()
                    .get("/hello/{name}", request -> Response.text("hello, " + request.parameter("name")));
            var server = HttpServer.start(8080, routes);
            IO.println("http://localhost:" + server.port() + "/hello/Ada");
        });
        // end
    }

    /** Somebody. */
    record User(String name, int age) {}

    Routes users() {
        // snippet: users
        var routes = Routes.create()
                .get("/users", request -> Response.json(users.values()))
                .post("/users", request -> {
                    var user = keep(request.json(User.class));
                    return Response.created("/users/" + user.name());
                })
                .post("/users/import", request -> {
                    List<User> all = request.json(new TypeReference<>() {});
                    all.forEach(this::keep);
                    return Response.noContent();
                });
        // end
        return routes;
    }

    // snippet: keep
    private User keep(User user) {
        if (user.name() == null || user.name().isBlank()) {
            throw new HttpException(422, "a user has a name");
        }
        if (user.age() < 0 || user.age() > 150) {
            throw new HttpException(Problem.of(422, "nobody is that old").with("pointer", "/age"));
        }
        users.put(user.name(), user);
        return user;
    }
    // end

    // snippet: authenticated
    private static Response authenticated(Request request, HttpHandler next) throws Exception {
        var user = userOf(request.header("Authorization"));
        if (user == null) {
            return Problem.of(401, "say who you are").response().header("WWW-Authenticate", "Bearer");
        }
        return with(USER, user).call(() -> next.handle(request));
    }
    // end

    private static @Nullable String userOf(@Nullable String authorization) {
        return "Bearer ada".equals(authorization) ? "Ada" : null;
    }

    static Routes guarded() {
        // snippet: filters
        var routes = Routes.create()
                .filter(Compression.ofResponses())
                .get("/", request -> Response.text("come in"))
                .group(
                        "/private",
                        group -> group.filter(HttpServers::authenticated)
                                .get(
                                        "/me",
                                        request ->
                                                Response.json(Context.current().value(USER))));
        // end
        return routes;
    }

    // snippet: cors
    private static Response shared(Request request, HttpHandler next) throws Exception {
        return next.handle(request)
                .header("Access-Control-Allow-Origin", "https://app.example.org")
                .header("Access-Control-Allow-Headers", "Content-Type, Authorization")
                .header("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE");
    }
    // end

    static Routes open() {
        return Routes.create().filter(HttpServers::shared).get("/", request -> Response.text("all of you"));
    }

    // snippet: upload
    private static Response upload(Request request, Path folder) throws IOException {
        for (var part : request.multipart()) {
            if (part.name().equals("photo")) {
                var file = UUID.randomUUID() + ".jpg"; // never a name that the client has chosen
                part.body().saveTo(folder.resolve(file));
                return Response.created("/photos/" + file);
            }
        }
        throw new HttpException(422, "the form has no field 'photo'");
    }
    // end

    static Routes photos(Path folder) {
        // snippet: photos
        var routes = Routes.create()
                .post("/photos", request -> upload(request, folder))
                .files("/photos", StaticFiles.of(folder).cacheControl("private, max-age=3600"));
        // end
        return routes;
    }

    static Routes report() {
        // snippet: stream
        var routes = Routes.create()
                .get(
                        "/report",
                        request -> Response.stream("text/csv", output -> {
                            for (int line = 1; line <= 100_000; line++) {
                                output.write(line + ",sold\n"); // waits while the client is slow
                            }
                        }));
        // end
        return routes;
    }

    static HttpServer limited(Routes routes) throws IOException {
        // snippet: limits
        var server = HttpServer.builder()
                .port(8080)
                .limits(Limits.standard().bodyBytes(50_000_000).requests(500))
                .grace(Duration.ofSeconds(5))
                .handler(routes)
                .start();
        // end
        return server;
    }

    static HttpServer encrypted(Routes routes, Path chain, Path key) throws IOException {
        // snippet: tls
        var server = HttpServer.builder()
                .port(8443)
                .tls(Tls.server(chain, key).build())
                .handler(routes)
                .start();
        // end
        return server;
    }

    // snippet: row
    private static Response row(Request request) throws SQLException, InterruptedException {
        if (!PLACES.tryAcquire(1, TimeUnit.SECONDS)) { // suspends the fiber, and not the loop
            return Problem.of(503, "the database is busy").response().header("Retry-After", "1");
        }
        try (var connection = DriverManager.getConnection(URL);
                var query = connection.prepareStatement("SELECT title FROM book WHERE id = ?")) {
            query.setString(1, request.parameter("id"));
            var rows = query.executeQuery();
            if (!rows.next()) {
                throw new HttpException(404, "there is no book " + request.parameter("id"));
            }
            return Response.json(Map.of("title", rows.getString(1)));
        } finally {
            PLACES.release();
        }
    }
    // end

    static Routes books() {
        return Routes.create().get("/books/{id}", HttpServers::row);
    }

    // snippet: cores
    static void onAllProcessors() {
        int count = Runtime.getRuntime().availableProcessors();
        run(() -> {
            try (var loops = Loops.of(count)) {
                scope(s -> {
                    for (int i = 0; i < count; i++) {
                        s.fork(() -> loops.spread(() -> serve()));
                    }
                });
            }
        });
    }

    /** Each loop has its own server, its own routes, and its own state. */
    private static void serve() throws IOException {
        var builder = HttpServer.builder().port(8080).reusePort(true);
        try (var _ = builder.handler(new HttpServers().users()).start()) {
            sleep(Duration.ofDays(1000)); // until it is cancelled
        }
    }
    // end

    static Routes fast() {
        // snippet: callback
        var routes = Routes.create().callback("GET", "/ping", (request, reply) -> reply.send(Response.text("pong")));
        // end
        return routes;
    }

    static void test() throws Exception {
        // snippet: test
        var response = new HttpServers().users().handle(Request.get("/users"));
        assert response.status() == 200 && response.body().text().equals("[]");
        // end
    }
}
