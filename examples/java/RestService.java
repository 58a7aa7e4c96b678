// A REST service: notes in JSON, kept in memory. All that is wrong with a note is said at once, as RFC 9457 has it.
//
//   ./rondo run examples/java/RestService.java        serves on port 8080 until Ctrl-C, which lets requests end that run

import static dev.rondo.Rondo.*;

import dev.rondo.http.HttpException;
import dev.rondo.http.Problem;
import dev.rondo.http.Request;
import dev.rondo.http.Response;
import dev.rondo.http.server.AccessLog;
import dev.rondo.http.server.Health;
import dev.rondo.http.server.HttpServer;
import dev.rondo.http.server.Routes;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

record Note(int id, String title, int priority) {}

record Fault(String pointer, String detail) {}

final Map<Integer, Note> notes = new TreeMap<>();
int lastId;

void main(String... args) {
    int port = args.length == 0 ? 8080 : Integer.parseInt(args[0]);
    var health = Health.create().ready("store", Duration.ofSeconds(1), () -> checkRoom());
    var routes = Routes.create()
            .get("/health", health.readiness())
            .get("/notes", request -> Response.json(notes.values()))
            .post("/notes", request -> add(request))
            .get("/notes/{id}", request -> Response.json(find(request)))
            .put("/notes/{id}", request -> Response.json(keep(note(find(request).id(), request))))
            .delete("/notes/{id}", request -> {
                notes.remove(find(request).id());
                return Response.noContent();
            });
    run(() -> {
        var server = HttpServer.builder()
                .port(port)
                .handler(routes)
                .accessLog(AccessLog.common(IO::println))
                .start();
        IO.println("http://localhost:" + server.port() + "/notes");
    });
}

Response add(Request request) throws IOException {
    var note = keep(note(lastId + 1, request));
    lastId = note.id();
    return Response.created("/notes/" + note.id()).body(Response.json(note).body());
}

Note keep(Note note) {
    notes.put(note.id(), note);
    return note;
}

Note find(Request request) {
    var id = request.parameter("id");
    return notes.values().stream()
            .filter(note -> id.equals(String.valueOf(note.id())))
            .findAny()
            .orElseThrow(() -> new HttpException(404, "there is no note " + id));
}

Note note(int id, Request request) throws IOException {
    var json = request.json(JsonNode.class);
    var title = json.path("title");
    var priority = json.path("priority");
    var faults = new ArrayList<Fault>();
    if (!title.isString() || title.asString().isBlank()) {
        faults.add(new Fault("/title", "must be a text that is not empty"));
    }
    if (!priority.isInt() || priority.asInt() < 1 || priority.asInt() > 3) {
        faults.add(new Fault("/priority", "must be 1, 2 or 3"));
    }
    if (!faults.isEmpty()) {
        throw new HttpException(Problem.of(422, "this is no note").with("faults", faults));
    }
    return new Note(id, title.asString(), priority.asInt());
}

void checkRoom() {
    if (notes.size() >= 10_000) {
        throw new IllegalStateException("there is no room for more notes");
    }
}
