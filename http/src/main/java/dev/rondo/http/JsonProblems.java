package dev.rondo.http;

import java.io.IOException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidDefinitionException;

/** What to tell a client whose JSON is wrong. */
final class JsonProblems {
    private JsonProblems() {}

    /** How a body becomes an object. */
    interface Reading<T> {
        @Nullable T read() throws IOException;
    }

    static <T> T read(Body body, Reading<T> reading) throws IOException {
        if (body.type() != null && !MediaType.isJson(body.type())) {
            throw new HttpException(415, "JSON is wanted here, and this is " + body.type());
        }
        if (body.bytes().length == 0) {
            throw new HttpException(400, "JSON is wanted here, and the body is empty");
        }
        try {
            var value = reading.read();
            if (value == null) {
                throw new HttpException(422, "null is not wanted here");
            }
            return value;
        } catch (JacksonException wrong) {
            throw of(wrong);
        }
    }

    private static HttpException of(JacksonException wrong) {
        var location = wrong.getLocation();
        var where = location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
        if (wrong instanceof InvalidDefinitionException) {
            throw wrong; // nothing that the client could send would fit
        }
        if (wrong instanceof StreamReadException && !(wrong instanceof InputCoercionException)) {
            return new HttpException(400, "the body is no JSON: " + wrong.getOriginalMessage() + where, wrong);
        }
        var path = wrong.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining());
        return new HttpException(422, "the body does not fit" + (path.isEmpty() ? "" : " in " + path) + where, wrong);
    }
}
