package dev.rondo.http.websocket;

import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionData;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionEncoder;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionFilter;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionFilterProvider;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionUtil;
import io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateClientExtensionHandshaker;
import io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateServerExtensionHandshaker;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compression (permessage-deflate, RFC 7692) as two sides have agreed on it. Netty does that, and compresses; it inflates here, in
 * {@link Assembler}, since Netty's decoder hands on what it has in pieces, and so knows no limit for a whole message.
 *
 * @param agreed the header field of the response
 * @param encoder compresses frames that are sent
 * @param keepsContext whether messages that come go on where those before have ended
 */
record Deflate(String agreed, WebSocketExtensionEncoder encoder, boolean keepsContext) {
    private static final String NAME = "permessage-deflate";
    private static final String SERVER_FORGETS = "server_no_context_takeover";
    private static final String CLIENT_FORGETS = "client_no_context_takeover";
    private static final int LEVEL = 6;

    /** The only window that the JDK's deflate has, in bits. */
    private static final int WINDOW = 15;

    /** Shorter messages hardly get shorter. */
    private static final int WORTH_IT = 1024;

    /** Nothing that comes goes through Netty's decoder. */
    private static final int NO_LIMIT = 0;

    private static WebSocketExtensionFilterProvider filters(WebSocketSettings settings) {
        if (settings.keepsContext()) {
            return WebSocketExtensionFilterProvider.DEFAULT;
        }
        return new WebSocketExtensionFilterProvider() {
            @Override
            public WebSocketExtensionFilter encoderFilter() {
                return frame -> frame.content().readableBytes() < WORTH_IT;
            }

            @Override
            public WebSocketExtensionFilter decoderFilter() {
                return WebSocketExtensionFilter.NEVER_SKIP;
            }
        };
    }

    /** What a server says to the offers of a client; null if nothing is agreed on. */
    static @Nullable Deflate answer(List<String> offers, WebSocketSettings settings) {
        if (!settings.compresses() || offers.isEmpty()) {
            return null;
        }
        boolean forgets = !settings.keepsContext();
        var netty = new PerMessageDeflateServerExtensionHandshaker(
                LEVEL, false, WINDOW, true, forgets, WINDOW, 8, filters(settings), NO_LIMIT);
        for (var offer : WebSocketExtensionUtil.extractExtensions(String.join(",", offers))) {
            // a server may say both, whether the client has offered them or not (sections 7.1.1.1 and 7.1.1.2)
            var parameters = new HashMap<>(offer.parameters());
            if (forgets) {
                parameters.put(SERVER_FORGETS, null);
                parameters.put(CLIENT_FORGETS, null);
            }
            try {
                var extension = netty.handshakeExtension(new WebSocketExtensionData(offer.name(), parameters));
                if (extension != null) {
                    var agreed = extension.newReponseData();
                    return new Deflate(
                            text(agreed),
                            extension.newExtensionEncoder(),
                            !agreed.parameters().containsKey(CLIENT_FORGETS));
                }
            } catch (NumberFormatException noWindow) {
                // the next offer may be a better one
            }
        }
        return null;
    }

    private static PerMessageDeflateClientExtensionHandshaker client(WebSocketSettings settings) {
        return new PerMessageDeflateClientExtensionHandshaker(
                LEVEL, false, WINDOW, true, !settings.keepsContext(), filters(settings), NO_LIMIT);
    }

    /** What a client offers. */
    static String offer(WebSocketSettings settings) {
        return text(client(settings).newRequestData());
    }

    /**
     * What a server has answered to the offer.
     *
     * @throws IllegalArgumentException if that was not offered
     */
    static Deflate agree(String answer, WebSocketSettings settings) {
        var answers = WebSocketExtensionUtil.extractExtensions(answer);
        if (settings.compresses()
                && answers.size() == 1
                && answers.getFirst().name().equals(NAME)) {
            var extension = client(settings).handshakeExtension(answers.getFirst());
            if (extension != null) {
                boolean keeps = !answers.getFirst().parameters().containsKey(SERVER_FORGETS);
                return new Deflate(answer, extension.newExtensionEncoder(), keeps);
            }
        }
        throw new IllegalArgumentException("it wants the extensions '" + answer + "', which were not offered so");
    }

    private static String text(WebSocketExtensionData extension) {
        return extension.name()
                + extension.parameters().entrySet().stream()
                        .map(each -> "; " + each.getKey() + (each.getValue() == null ? "" : "=" + each.getValue()))
                        .sorted()
                        .collect(Collectors.joining());
    }
}
