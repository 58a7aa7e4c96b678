package dev.rondo.http;

import dev.rondo.fiber.Fiber;
import dev.rondo.scope.Scope;
import java.io.IOException;
import java.time.Duration;

/**
 * Where server-sent events are sent to. Who sends waits while the client is slow. Any fiber of the loop may send, as long as the
 * {@link EventWriter} runs.
 */
public final class EventStream {
    static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final BodyOutput output;
    private boolean quiet;

    private EventStream(BodyOutput output) {
        this.output = output;
    }

    /** Errors of the writer's leave the scope as they are. */
    static void write(BodyOutput output, Duration heartbeat, EventWriter writer) throws IOException {
        var events = new EventStream(output);
        Scope.scope((Scope scope) -> {
            var _ = scope.fork("heartbeat", () -> events.beat(heartbeat));
            writer.write(events);
            scope.cancel("all events were sent");
        });
    }

    private void beat(Duration heartbeat) throws IOException {
        for (; ; ) {
            quiet = true;
            Fiber.sleep(heartbeat);
            if (quiet) {
                // half of it would spoil a stream that is compressed
                Scope.shield(() -> comment(""));
            }
        }
    }

    /**
     * Sends an event that is nothing but text.
     *
     * @throws IOException if the client has gone away
     */
    public void send(String data) throws IOException {
        send(ServerEvent.of(data));
    }

    /**
     * Sends an event.
     *
     * @throws IOException as {@link #send(String)}
     */
    public void send(ServerEvent event) throws IOException {
        quiet = false;
        output.write(event.encoded());
    }

    /**
     * Sends text that browsers ignore.
     *
     * @throws IOException as {@link #send(String)}
     */
    public void comment(String text) throws IOException {
        quiet = false;
        var lines = new StringBuilder();
        for (var line : ServerEvent.lines(text)) {
            lines.append(": ").append(line).append('\n');
        }
        output.write(lines.append('\n').toString());
    }
}
