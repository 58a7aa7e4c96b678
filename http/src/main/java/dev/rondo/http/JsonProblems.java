package dev.rondo.http;

import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;

/** What to tell a client whose JSON is wrong. */
final class JsonProblems {
    private JsonProblems() {}

    static HttpException of(JacksonException wrong) {
        var location = wrong.getLocation();
        var where = location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
        if (wrong instanceof StreamReadException) {
            return new HttpException(400, "the body is no JSON: " + wrong.getOriginalMessage() + where, wrong);
        }
        var path = wrong.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining());
        return new HttpException(422, "the body does not fit" + (path.isEmpty() ? "" : " in " + path) + where, wrong);
    }
}
