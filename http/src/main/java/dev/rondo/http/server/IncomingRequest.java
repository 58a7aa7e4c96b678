package dev.rondo.http.server;

import dev.rondo.http.Body;
import dev.rondo.http.Connection;
import dev.rondo.http.Headers;
import dev.rondo.http.Request;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that a client has sent, of which only that is computed which somebody asks for. */
final class IncomingRequest implements Request {
    private final String method;
    private final String target;
    private final HttpHeaders fields;
    private final Body body;
    private final Connection connection;
    private Map<String, String> parameters = Map.of();
    private @Nullable String path;
    private @Nullable Headers headers;
    private RouteTree.@Nullable Found found;

    IncomingRequest(String method, String target, HttpHeaders fields, Body body, Connection connection) {
        this.method = method;
        this.target = target;
        this.fields = fields;
        this.body = body;
        this.connection = connection;
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String target() {
        return target;
    }

    @Override
    public String path() {
        var known = path;
        if (known == null) {
            known = Request.super.path();
            path = known;
        }
        return known;
    }

    @Override
    public Headers headers() {
        var known = headers;
        if (known == null) {
            var all = new ArrayList<String>(2 * fields.size());
            fields.forEach(field -> {
                all.add(field.getKey());
                all.add(field.getValue());
            });
            known = Headers.of(all.toArray(String[]::new));
            headers = known;
        }
        return known;
    }

    @Override
    public @Nullable String header(String name) {
        return fields.get(name);
    }

    @Override
    public Body body() {
        return body;
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public String parameter(String name) {
        var value = parameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the route has no parameter '" + name + "', but " + parameters.keySet());
        }
        return value;
    }

    @Override
    public Request withParameters(Map<String, String> found) {
        parameters = found;
        return this;
    }

    /** The place of its path among the routes, if that was looked for. */
    RouteTree.@Nullable Found found() {
        return found;
    }

    void found(RouteTree.@Nullable Found place) {
        found = place;
    }

    @Override
    public String toString() {
        return method + " " + target;
    }
}
