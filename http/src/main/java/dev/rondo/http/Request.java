package dev.rondo.http;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * What a client asks of a server. Immutable but for its body; methods that change something make another one. One that a client is
 * to send is made here; a server hands its handlers one that knows its connection and what the route has found in the path.
 */
public interface Request {
    /** The method, such as {@code GET}; methods have case. */
    String method();

    /** What is asked for: the path and the query, or, for a client, the whole address. */
    String target();

    /** The header fields. */
    Headers headers();

    /** The body; empty if there is none. */
    Body body();

    /** The connection it came on; null if it did not come on one. */
    @Nullable Connection connection();

    /**
     * What the route has found in the path under that name, decoded.
     *
     * @throws IllegalArgumentException if the route has no parameter of that name
     */
    String parameter(String name);

    /** This one, with what a route has found in the path. */
    Request withParameters(Map<String, String> parameters);

    /** The value of the first header field with that name; null if there is none. */
    default @Nullable String header(String name) {
        return headers().first(name);
    }

    /**
     * The path alone: what needs no percent-encoding has none, so that one path is written in one way.
     *
     * @throws HttpException with the status 400 if it has dot segments, or cannot be decoded
     */
    default String path() {
        return Target.path(target());
    }

    /**
     * The first value of that name in the query, decoded; null if there is none.
     *
     * @throws HttpException with the status 400 if the query cannot be decoded
     */
    default @Nullable String query(String name) {
        var values = queries(name);
        return values.isEmpty() ? null : values.getFirst();
    }

    /** All values of that name in the query, decoded. */
    default List<String> queries(String name) {
        return Target.query(target()).getOrDefault(name, List.of());
    }

    /** What the query says, in its order, decoded. */
    default Map<String, List<String>> queries() {
        return Target.query(target());
    }

    /**
     * What the body says in JSON, by the {@linkplain Json standard} mapper.
     *
     * @throws HttpException with the status 400 if it is not JSON, 422 if it does not fit the type, 415 if it says it is
     *     something else
     * @throws IOException as {@link Body#read}
     */
    default <T> T json(Class<T> type) throws IOException {
        return JsonProblems.read(body(), () -> body().json(type));
    }

    /** As {@link #json(Class)}, for types with parameters: {@code request.json(new TypeReference<List<User>>() {})}. */
    default <T> T json(TypeReference<T> type) throws IOException {
        return JsonProblems.read(body(), () -> body().json(type));
    }

    /**
     * The fields of a form, {@code application/x-www-form-urlencoded}, 1,000 of them at most.
     *
     * @throws HttpException with the status 415 if the body says it is something else, 400 if it is wrong, 413 if it has too many
     *     fields
     * @throws IOException as {@link Body#read}
     */
    default Form form() throws IOException {
        return form(1000);
    }

    /** As {@link #form()}, with another limit of fields. */
    default Form form(int mostFields) throws IOException {
        var type = body().type();
        if (!MediaType.is(type, MediaType.FORM)) {
            throw new HttpException(
                    415, MediaType.FORM + " is wanted here, and this is " + (type == null ? "something else" : type));
        }
        return new FormDecoder(body().bytes(), mostFields).decode();
    }

    /**
     * The parts of a form with files, {@code multipart/form-data}, as they arrive, within the {@linkplain MultipartLimits#standard()
     * standard} limits.
     *
     * @throws HttpException with the status 415 if the body says it is something else, 400 if it does not say where parts begin
     */
    default Multipart multipart() {
        return multipart(MultipartLimits.standard());
    }

    /** As {@link #multipart()}, within other limits. */
    default Multipart multipart(MultipartLimits limits) {
        return Multipart.of(body(), limits);
    }

    /** The value of the first cookie with that name; null if there is none. */
    default @Nullable String cookie(String name) {
        return cookies().get(name);
    }

    /** What cookies the client has sent; of those with the same name the first, and none that are written wrongly. */
    default Map<String, String> cookies() {
        return CookieParser.parse(headers().all("Cookie"));
    }

    /** This one, with other header fields. */
    default Request headers(Headers headers) {
        return new ChangedRequest(this, Objects.requireNonNull(headers, "headers"), body());
    }

    /**
     * This one, with one more header field.
     *
     * @throws IllegalArgumentException as {@link Headers#of}
     */
    default Request header(String name, String value) {
        return headers(headers().add(name, value));
    }

    /** This one, with another body. */
    default Request body(Body body) {
        return new ChangedRequest(this, headers(), Objects.requireNonNull(body, "body"));
    }

    /**
     * With any method.
     *
     * @throws IllegalArgumentException if the method is not one, or the target has a character that may not be there
     */
    static Request of(String method, String target) {
        return new PlainRequest(method, target, Headers.empty(), Body.empty(), null, Map.of());
    }

    /** Asks for what is at that address. */
    static Request get(String target) {
        return of("GET", target);
    }

    /** Hands a body over. */
    static Request post(String target, Body body) {
        return of("POST", target).body(body);
    }

    /** Puts a body at that address. */
    static Request put(String target, Body body) {
        return of("PUT", target).body(body);
    }

    /** Asks to delete what is at that address. */
    static Request delete(String target) {
        return of("DELETE", target);
    }
}
