package dev.rondo.http.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A proxy between a client and the servers. It is asked for a tunnel (CONNECT) to servers of https, and gets requests to
 * servers of http itself. Immutable; each method that changes something makes another one.
 */
public final class HttpProxy {
    private final String host;
    private final int port;
    private final @Nullable String authorization;
    private final List<String> exceptions;

    private HttpProxy(String host, int port, @Nullable String authorization, List<String> exceptions) {
        this.host = host;
        this.port = port;
        this.authorization = authorization;
        this.exceptions = exceptions;
    }

    /**
     * The proxy at that place, for all servers.
     *
     * @throws IllegalArgumentException if the port is none
     */
    public static HttpProxy of(String host, int port) {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("a port is between 1 and 65535, and this is " + port);
        }
        return new HttpProxy(Objects.requireNonNull(host, "host"), port, null, List.of());
    }

    /**
     * Says who asks, by Basic authentication (RFC 7617).
     *
     * @throws IllegalArgumentException if the name has a colon
     */
    public HttpProxy credentials(String user, String password) {
        if (user.indexOf(':') >= 0) {
            throw new IllegalArgumentException("the name of a user may have no colon");
        }
        var pair = (user + ':' + password).getBytes(StandardCharsets.UTF_8);
        return new HttpProxy(host, port, "Basic " + Base64.getEncoder().encodeToString(pair), exceptions);
    }

    /**
     * Servers that are asked without the proxy, as in the variable no_proxy: names stand for themselves and all names below
     * them, numbers for themselves, an asterisk for all.
     */
    public HttpProxy except(String... hosts) {
        var lower = List.of(hosts).stream()
                .map(each -> each.toLowerCase(Locale.ROOT).replaceFirst("^\\.", ""))
                .toList();
        return new HttpProxy(host, port, authorization, lower);
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    @Nullable String authorization() {
        return authorization;
    }

    boolean isFor(Origin origin) {
        var name = origin.host();
        return exceptions.stream()
                .noneMatch(each -> each.equals("*") || name.equals(each) || name.endsWith("." + each));
    }

    @Override
    public String toString() {
        return "proxy " + host + ":" + port;
    }
}
