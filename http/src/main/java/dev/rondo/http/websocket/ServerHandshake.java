package dev.rondo.http.websocket;

import dev.rondo.http.HttpException;
import dev.rondo.http.Request;
import dev.rondo.http.Response;
import dev.rondo.http.wire.Tokens;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a server answers to a request for a WebSocket (RFC 6455, section 4.2). */
final class ServerHandshake {
    private static final String VERSION = "13";
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private ServerHandshake() {}

    static Response answer(Request request, WebSocketSettings settings, WebSocketHandler handler) {
        var headers = request.headers();
        if (!request.method().equals("GET")) {
            return refusal(405, "a WebSocket is opened with GET").header("Allow", "GET");
        }
        if (!Tokens.has(headers.all("Upgrade"), "websocket") || !Tokens.has(headers.all("Connection"), "upgrade")) {
            return refusal(426, "there is nothing here but a WebSocket; say Upgrade: websocket and Connection: upgrade")
                    .header("Upgrade", "websocket");
        }
        var version = headers.all("Sec-WebSocket-Version");
        if (version.size() != 1 || !version.getFirst().equals(VERSION)) {
            return refusal(426, "the version of WebSocket that is spoken here is " + VERSION)
                    .header("Upgrade", "websocket")
                    .header("Sec-WebSocket-Version", VERSION);
        }
        if (request.body().length() != 0) {
            throw new HttpException(400, "a request for a WebSocket has no body");
        }
        var keys = headers.all("Sec-WebSocket-Key");
        if (keys.size() != 1 || !isKey(keys.getFirst())) {
            throw new HttpException(400, "the Sec-WebSocket-Key must be there once, and be 16 bytes in Base64");
        }
        checkOrigin(request, settings);
        return accept(request, keys.getFirst(), settings, handler);
    }

    private static Response refusal(int status, String detail) {
        return new HttpException(status, detail).problem().response();
    }

    private static Response accept(Request request, String key, WebSocketSettings settings, WebSocketHandler handler) {
        var response = Response.of(101).header("Upgrade", "websocket").header("Sec-WebSocket-Accept", accept(key));
        var subprotocol = subprotocol(request, settings);
        if (subprotocol != null) {
            response = response.header("Sec-WebSocket-Protocol", subprotocol);
        }
        var deflate = Deflate.answer(request.headers().all("Sec-WebSocket-Extensions"), settings);
        if (deflate != null) {
            response = response.header("Sec-WebSocket-Extensions", deflate.agreed());
        }
        return response.takeover(new ServerTakeover(request, settings, subprotocol, deflate, handler));
    }

    private static boolean isKey(String key) {
        try {
            return Base64.getDecoder().decode(key).length == 16;
        } catch (IllegalArgumentException wrong) {
            return false;
        }
    }

    /** What proves that the server has read the key. */
    static String accept(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-1", impossible);
        }
    }

    private static @Nullable String subprotocol(Request request, WebSocketSettings settings) {
        var offered = Tokens.of(request.headers().all("Sec-WebSocket-Protocol"));
        return settings.subprotocols().stream()
                .filter(offered::contains)
                .findFirst()
                .orElse(null);
    }

    private static void checkOrigin(Request request, WebSocketSettings settings) {
        var origin = request.header("Origin");
        var allowed = settings.origins();
        if (origin == null || allowed == null) {
            return;
        }
        var given = origin.toLowerCase(Locale.ROOT);
        if (!allowed.contains(given) && !isOwn(given, request.header("Host"))) {
            throw new HttpException(403, "pages of the origin " + origin + " may not open a WebSocket here");
        }
    }

    /** Whether the page comes from the host and port that are asked, with or without encryption in between. */
    private static boolean isOwn(String origin, @Nullable String host) {
        try {
            var page = new URI(origin);
            if (page.getRawAuthority() == null || host == null) {
                return false;
            }
            var asked = new URI(
                    Objects.requireNonNullElse(page.getScheme(), "http") + "://" + host.toLowerCase(Locale.ROOT));
            return Objects.equals(page.getHost(), asked.getHost())
                    && page.getHost() != null
                    && port(page) == port(asked);
        } catch (URISyntaxException wrong) {
            return false;
        }
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equals(address.getScheme()) ? 443 : 80;
    }
}
