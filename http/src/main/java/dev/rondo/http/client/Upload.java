package dev.rondo.http.client;

import dev.rondo.fiber.Cancellation;
import dev.rondo.fiber.Cancelled;
import dev.rondo.fiber.Fiber;
import dev.rondo.fiber.Region;
import dev.rondo.http.BodyOutput;
import dev.rondo.http.wire.Room;
import dev.rondo.http.wire.Watch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A request's body on its way to the server, if it does not go along with the head. A fiber of its own writes it, so that the
 * response may come meanwhile; when that has come to its end before, or the request has failed, the fiber is cancelled. For the
 * loop's thread and its fibers.
 */
final class Upload extends BodyOutput {
    /** Up to how many bytes a body that is there as a whole goes along with the head. */
    static final int SMALL = 64 * 1024;

    /** How many bytes may wait for the server. */
    private static final int HIGH_WATER_MARK = 64 * 1024;

    private static final int PIECE = 16 * 1024;

    /** How long a server that does not know {@code Expect} makes its client wait. */
    private static final Duration CONTINUE_TIME = Duration.ofSeconds(1);

    private final Exchange exchange;
    private final Room room = new Room(this::hasRoom);
    private final Room emptyRoom = new Room(this::isEmpty);
    private final Room proceedRoom = new Room(this::mayProceed);
    private final Watch<Runnable> watch;
    private @Nullable Region region;
    private long length = -1;
    private int waiting;
    private long written;
    private boolean held;
    private boolean complete;
    private boolean stopped;

    Upload(Exchange exchange) {
        this.exchange = exchange;
        watch = new Watch<>(exchange.loop.support(), Runnable::run);
    }

    /** Whether all of the body goes along with the head. */
    static boolean isSmall(Call call) {
        var body = call.request().body();
        return body.isWhole() && body.length() <= SMALL && !isExpecting(call);
    }

    static boolean isExpecting(Call call) {
        return "100-continue".equalsIgnoreCase(call.request().header("expect"))
                && call.request().body().length() != 0;
    }

    /** All of it went along with the head. */
    void complete() {
        handedOver();
        exchange.sent();
    }

    /** The connection has the end of it. */
    void handedOver() {
        complete = true;
    }

    /** Starts to write. */
    void start() {
        length = exchange.body().length();
        held = isExpecting(exchange.call);
        var _ = Fiber.go("request body", this::run);
    }

    private void run() {
        if (stopped) {
            return;
        }
        var own = Region.open(null);
        region = own;
        try {
            awaitProceed();
            exchange.body().writeTo(this);
            end();
        } catch (Throwable error) {
            if (!own.explains(error) && !stopped) {
                exchange.abort(exchange.call.error("the body could not be sent: " + error.getMessage(), error));
            }
            if (error instanceof Cancelled cancelled && !own.explains(error)) {
                throw cancelled;
            }
        } finally {
            region = null;
            own.close();
            watch.close();
        }
    }

    private void awaitProceed() {
        if (held) {
            watch.start(this::proceed, CONTINUE_TIME);
            proceedRoom.await();
            watch.stop();
        }
    }

    /** The server wants the body, or it shows that it does not know how to say so. */
    void proceed() {
        held = false;
        proceedRoom.changed();
    }

    /** The response has come; one that is no success does not want a body that is still held back. */
    void answered(int status) {
        if (status < 300) {
            proceed();
        } else if (held) {
            watch.stop();
        }
    }

    private boolean mayProceed() {
        return !held || stopped;
    }

    /** Nobody wants the rest. */
    void stop() {
        stopped = true;
        watch.close();
        if (region != null) {
            region.cancel(new Cancellation("the request", "nobody wants the rest of its body", ""));
        }
        room.changed();
        emptyRoom.changed();
    }

    /** Whether the connection has all of it. */
    boolean isOver() {
        return complete;
    }

    private boolean hasRoom() {
        return waiting < HIGH_WATER_MARK || stopped;
    }

    private boolean isEmpty() {
        return waiting == 0 || stopped;
    }

    /** So many bytes are gone. */
    void gone(int bytes) {
        waiting -= bytes;
        room.changed();
        emptyRoom.changed();
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        if (length >= 0 && written + bytes.remaining() > length) {
            throw new IOException("it says it has " + length + " bytes, and has more");
        }
        while (bytes.hasRemaining()) {
            await(room);
            var piece = new byte[Math.min(PIECE, bytes.remaining())];
            bytes.get(piece);
            written += piece.length;
            send(piece, false);
        }
    }

    private void end() throws IOException {
        if (length >= 0 && written < length) {
            throw new IOException("it says it has " + length + " bytes, and has only " + written);
        }
        await(room);
        send(new byte[0], true);
        await(emptyRoom);
        exchange.sent();
    }

    private void send(byte[] piece, boolean last) {
        waiting += piece.length;
        exchange.send(piece, last);
    }

    @Override
    public void flush() throws IOException {
        await(emptyRoom);
    }

    private void await(Room place) throws IOException {
        var limit = exchange.call.settings().sendTime();
        watch.start(
                () -> exchange.abort(exchange.call.late("the server has taken nothing of the body", "sendTime", limit)),
                limit);
        place.await();
        watch.stop();
        if (stopped) {
            throw new IOException("nobody wants the rest of the body");
        }
    }
}
