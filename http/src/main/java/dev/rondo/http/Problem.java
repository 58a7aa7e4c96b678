package dev.rondo.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong with a request, for programs (RFC 9457).
 *
 * @param type the address of a text about problems of this kind; null if there is none
 * @param title what problems of this kind are called
 * @param status the status of the response
 * @param detail what happened here, and what to do
 * @param instance what it happened to; null if that is clear
 * @param members more that programs may want to know
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        @Nullable String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable String instance,
        @JsonAnyGetter Map<String, ?> members) {
    /**
     * A copy of the map is kept.
     *
     * @throws IllegalArgumentException if the status is not between 100 and 999
     */
    public Problem {
        Response.checkStatus(status);
        members = Map.copyOf(members);
    }

    /** Of a status, by its usual name. */
    public static Problem of(int status, @Nullable String detail) {
        return new Problem(null, HttpResponseStatus.valueOf(status).reasonPhrase(), status, detail, null, Map.of());
    }

    /** This one, with one more member. */
    public Problem with(String name, Object value) {
        var more = new LinkedHashMap<String, Object>(members);
        more.put(name, value);
        return new Problem(type, title, status, detail, instance, more);
    }

    /** The response that says it. */
    public Response response() {
        return Response.of(status).body(Body.of(Json.mapper().writeValueAsBytes(this), MediaType.PROBLEM));
    }
}
