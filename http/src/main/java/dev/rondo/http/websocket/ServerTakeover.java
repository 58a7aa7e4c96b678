package dev.rondo.http.websocket;

import dev.rondo.fiber.Cancellation;
import dev.rondo.fiber.Cancelled;
import dev.rondo.fiber.Region;
import dev.rondo.http.Request;
import dev.rondo.http.Takeover;
import dev.rondo.net.TcpSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** A connection that has become a WebSocket, from the side of the server. */
final class ServerTakeover implements Takeover {
    private final Request request;
    private final WebSocketSettings settings;
    private final @Nullable String subprotocol;
    private final @Nullable Deflate deflate;
    private final WebSocketHandler handler;
    private @Nullable Session session;
    private boolean serverCloses;

    ServerTakeover(
            Request request,
            WebSocketSettings settings,
            @Nullable String subprotocol,
            @Nullable Deflate deflate,
            WebSocketHandler handler) {
        this.request = request;
        this.settings = settings;
        this.subprotocol = subprotocol;
        this.deflate = deflate;
        this.handler = handler;
    }

    @Override
    public void run(TcpSocket connection) throws Exception {
        var opened = new Session(connection, true, settings, deflate);
        session = opened;
        opened.start();
        if (serverCloses) {
            serverCloses();
        }
        try {
            handle(opened, new WebSocket(opened, subprotocol, request));
        } finally {
            opened.close(CloseCode.NORMAL, "");
        }
        opened.awaitClosed();
    }

    /** In a region of its own, which is cancelled when the client has gone away, or is as good as gone. */
    private void handle(Session opened, WebSocket socket) throws Exception {
        var region = Region.open(null);
        opened.onFailure(() -> region.cancel(new Cancellation(opened.peer(), "it " + opened.reason(), "")));
        try {
            handler.handle(socket);
            if (opened.inbox().isListening()) {
                opened.awaitClosed();
            }
        } catch (Throwable error) {
            if (!isOfTheClient(error, region)) {
                failed(opened, error);
                throw error;
            }
        } finally {
            region.close();
        }
    }

    /** Whether it is what comes of a client that has gone away, which is nothing for the log. */
    private static boolean isOfTheClient(Throwable error, Region region) {
        return region.explains(error)
                || (region.own() != null && (error instanceof IOException || error instanceof UncheckedIOException))
                || error instanceof WebSocketException
                || error.getCause() instanceof WebSocketException;
    }

    private static void failed(Session opened, Throwable error) {
        if (!(error instanceof Cancelled)) {
            opened.close(CloseCode.FAILED, "");
        }
    }

    @Override
    public void serverCloses() {
        serverCloses = true;
        if (session != null) {
            session.close(CloseCode.GOING_AWAY, "the server ends");
        }
    }
}
