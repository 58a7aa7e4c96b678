package dev.rondo.http.client;

import dev.rondo.http.Request;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** One request as it is sent to one server, and what its errors are called. */
record Call(Request request, Address address, Settings settings) {
    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE");

    /** Whether doing it twice does what doing it once does (RFC 9110, section 9.2.2), and it can be said twice. */
    boolean isRepeatable() {
        return IDEMPOTENT.contains(request.method()) && isReplayable();
    }

    /** Whether it can be said twice. */
    boolean isReplayable() {
        return request.body().isWhole();
    }

    boolean isHead() {
        return request.method().equals("HEAD");
    }

    String text(String what) {
        return request.method() + " " + address + ": " + what;
    }

    IOException error(String what) {
        return new IOException(text(what));
    }

    /** Of the kind of its cause, where callers tell that apart. */
    IOException error(String what, @Nullable Throwable cause) {
        var message = text(what);
        IOException error = switch (cause) {
            case UnseenException _ -> new UnseenException(message);
            case HttpTimeoutException _ -> new HttpTimeoutException(message, cause);
            case ConnectException _ -> new ConnectException(message);
            case UnknownHostException _ -> new UnknownHostException(message);
            case SSLException _ -> new SSLException(message);
            case null, default -> new IOException(message);
        };
        if (error.getCause() == null && cause != null) {
            error.initCause(cause);
        }
        return error;
    }

    HttpTimeoutException late(String what, String setting, Duration limit) {
        return new HttpTimeoutException(
                text(what + " within " + limit.toMillis() + " ms; " + setting + " allows more"), null);
    }
}
