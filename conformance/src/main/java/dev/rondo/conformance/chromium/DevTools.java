package dev.rondo.conformance.chromium;

import dev.rondo.conformance.engine.EngineException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A connection to one target of a browser: commands with answers, and events. */
public final class DevTools implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;

    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<Json>> waiting = new ConcurrentHashMap<>();
    private final BiConsumer<String, Json> events;
    private final WebSocket socket;

    private DevTools(HttpClient client, URI address, BiConsumer<String, Json> events) {
        this.events = events;
        this.socket =
                client.newWebSocketBuilder().buildAsync(address, new Listener()).join();
    }

    /**
     * Connects to a target.
     *
     * @param events is told every event's method and parameters, in order
     */
    static DevTools connect(HttpClient client, URI address, BiConsumer<String, Json> events) throws EngineException {
        try {
            return new DevTools(client, address, events);
        } catch (CompletionException e) {
            throw new EngineException("no connection to " + address, e);
        }
    }

    /** Sends a command and waits for its result. Parameters are JSON. */
    public Json call(String method, String parameters) throws EngineException {
        int id = ids.incrementAndGet();
        var answer = new CompletableFuture<Json>();
        waiting.put(id, answer);
        try {
            socket.sendText("{\"id\":%d,\"method\":\"%s\",\"params\":%s}".formatted(id, method, parameters), true)
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            var message = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (message.has("error")) {
                throw new EngineException(
                        method + ": " + message.at("error").at("message").text());
            }
            return message.at("result");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("interrupted in " + method, e);
        } catch (ExecutionException | TimeoutException e) {
            throw new EngineException(method + " has no answer", e);
        } finally {
            waiting.remove(id);
        }
    }

    /** As {@link #call(String, String)}, without parameters. */
    public Json call(String method) throws EngineException {
        return call(method, "{}");
    }

    @Override
    public void close() {
        socket.abort();
    }

    private void receive(String text) {
        var message = Json.parse(text);
        if (message.has("id")) {
            var answer = waiting.get(message.at("id").number());
            if (answer != null) {
                answer.complete(message);
            }
        } else {
            events.accept(message.at("method").text(), message.at("params"));
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                var whole = text.toString();
                text.setLength(0);
                receive(whole);
            }
            socket.request(1);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            fail(error);
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            fail(new IllegalStateException("the browser closed the connection: " + reason));
            return null;
        }

        private void fail(Throwable error) {
            waiting.values().forEach(answer -> answer.completeExceptionally(error));
        }
    }
}
