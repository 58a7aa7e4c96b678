package dev.rondo.http.websocket;

import dev.rondo.http.Headers;
import dev.rondo.http.wire.Positive;
import dev.rondo.net.ClientTls;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How WebSockets are used, and what they take at most. Immutable; each method that changes something makes other settings. */
public final class WebSocketSettings {
    private static final WebSocketSettings STANDARD = new WebSocketSettings();
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    private int frameBytes = 1024 * 1024;
    private int messageBytes = 1024 * 1024;
    private List<String> subprotocols = List.of();
    private @Nullable Set<String> origins = Set.of();
    private Duration connectTime = Duration.ofSeconds(10);
    private Duration pingInterval = Duration.ofSeconds(30);
    private Duration pongTime = Duration.ofSeconds(30);
    private Duration closeTime = Duration.ofSeconds(5);
    private boolean compression = true;
    private boolean contextTakeover;
    private Headers headers = Headers.empty();
    private @Nullable ClientTls tls;

    private WebSocketSettings() {}

    private WebSocketSettings(WebSocketSettings from) {
        frameBytes = from.frameBytes;
        messageBytes = from.messageBytes;
        subprotocols = from.subprotocols;
        origins = from.origins;
        connectTime = from.connectTime;
        pingInterval = from.pingInterval;
        pongTime = from.pongTime;
        closeTime = from.closeTime;
        compression = from.compression;
        contextTakeover = from.contextTakeover;
        headers = from.headers;
        tls = from.tls;
    }

    /**
     * Frames and messages of at most 1 MiB, 10 seconds to connect, pings after 30 seconds of silence, another 30 seconds for the
     * answer, 5 seconds for the other side to close, compression, and only pages of the server's own origin.
     */
    public static WebSocketSettings standard() {
        return STANDARD;
    }

    /** How many bytes a frame may have as it comes; beyond that the other side is told 1009. */
    public WebSocketSettings frameBytes(int most) {
        var other = new WebSocketSettings(this);
        other.frameBytes = Positive.of("frameBytes", most);
        return other;
    }

    /** How many bytes a message may have, after it was inflated; beyond that the other side is told 1009. */
    public WebSocketSettings messageBytes(int most) {
        var other = new WebSocketSettings(this);
        other.messageBytes = Positive.of("messageBytes", most);
        return other;
    }

    /**
     * Of these subprotocols a server takes the first that the client has, and a client says that it has them.
     *
     * @throws IllegalArgumentException if a name is no token (RFC 9110, section 5.6.2)
     */
    public WebSocketSettings subprotocols(String... names) {
        for (var each : names) {
            if (!TOKEN.matcher(each).matches()) {
                throw new IllegalArgumentException(
                        "the name of a subprotocol has no spaces, commas and the like, and '" + each + "' does");
            }
        }
        var other = new WebSocketSettings(this);
        other.subprotocols = List.of(names);
        return other;
    }

    /**
     * For servers: pages of these origins, such as {@code https://example.org}, may open a WebSocket, besides those of the server's
     * own host. Others are refused with 403, since browsers send them along with the cookies of this server. Clients that are no
     * browsers say no origin, and are not refused.
     */
    public WebSocketSettings origins(String... allowed) {
        var other = new WebSocketSettings(this);
        var names = new TreeSet<String>();
        for (var each : allowed) {
            names.add(each.toLowerCase(Locale.ROOT));
        }
        other.origins = Set.copyOf(names);
        return other;
    }

    /** For servers: pages of all origins may open a WebSocket. */
    public WebSocketSettings anyOrigin() {
        var other = new WebSocketSettings(this);
        other.origins = null;
        return other;
    }

    /** For clients: how long it may take to find the server, to connect, to encrypt and to be accepted. */
    public WebSocketSettings connectTime(Duration limit) {
        var other = new WebSocketSettings(this);
        other.connectTime = Positive.of("connectTime", limit);
        return other;
    }

    /** After how much silence of the other side a ping is sent. */
    public WebSocketSettings pingInterval(Duration interval) {
        var other = new WebSocketSettings(this);
        other.pingInterval = Positive.of("pingInterval", interval);
        return other;
    }

    /** How long the other side may go on being silent after a ping; then the connection is cut. */
    public WebSocketSettings pongTime(Duration limit) {
        var other = new WebSocketSettings(this);
        other.pongTime = Positive.of("pongTime", limit);
        return other;
    }

    /** How long the other side may take to close, when this one has; then the connection is cut. */
    public WebSocketSettings closeTime(Duration limit) {
        var other = new WebSocketSettings(this);
        other.closeTime = Positive.of("closeTime", limit);
        return other;
    }

    /** Whether messages of 1 KiB and more are compressed, if the other side can (permessage-deflate). */
    public WebSocketSettings compression(boolean on) {
        var other = new WebSocketSettings(this);
        other.compression = on;
        return other;
    }

    /**
     * Whether a message is compressed with what was said in those before, and small ones too. They get shorter, and each connection
     * keeps the windows of a compressor and a decompressor for as long as it is open. Whoever can make one side send text of his choice next to a secret
     * may find out the secret from the lengths.
     */
    public WebSocketSettings contextTakeover(boolean on) {
        var other = new WebSocketSettings(this);
        other.contextTakeover = on;
        return other;
    }

    /** For clients: more header fields of the request, such as {@code Authorization} or {@code Origin}. */
    public WebSocketSettings headers(Headers fields) {
        var other = new WebSocketSettings(this);
        other.headers = Objects.requireNonNull(fields, "fields");
        return other;
    }

    /** For clients: how {@code wss} is encrypted. */
    public WebSocketSettings tls(ClientTls settings) {
        var other = new WebSocketSettings(this);
        other.tls = Objects.requireNonNull(settings, "settings");
        return other;
    }

    int frameBytes() {
        return frameBytes;
    }

    int messageBytes() {
        return messageBytes;
    }

    List<String> subprotocols() {
        return subprotocols;
    }

    /** Null for all. */
    @Nullable Set<String> origins() {
        return origins;
    }

    Duration connectTime() {
        return connectTime;
    }

    Duration pingInterval() {
        return pingInterval;
    }

    Duration pongTime() {
        return pongTime;
    }

    Duration closeTime() {
        return closeTime;
    }

    boolean compresses() {
        return compression;
    }

    boolean keepsContext() {
        return contextTakeover;
    }

    Headers headers() {
        return headers;
    }

    @Nullable ClientTls tls() {
        return tls;
    }
}
