package dev.rondo.js.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes the messages of one connection apart. Whoever feeds it asks for one event after the other, so that what a program does
 * with one decides what becomes of the next.
 */
public final class HttpParser {
    private enum State {
        START,
        FIELDS,
        BODY,
        CHUNKS,
        TRAILERS,
        UNTIL_CLOSED,
        END,
        BEHIND_LAST,
        STOPPED,
    }

    private final boolean isRequest;
    private final Input input = new Input();
    private final HeadSize size;
    private State state = State.START;
    private StartLine start;
    private Fields fields;
    private Framing framing;
    private Chunks chunks = new Chunks();
    private long left;
    private boolean skipsBody;
    private boolean isUpgrade;

    /**
     * @param isRequest whether requests come, and not responses
     * @param headBytes how long a head may be
     */
    public HttpParser(boolean isRequest, int headBytes) {
        this.isRequest = isRequest;
        size = new HeadSize(headBytes);
        start = newStart();
        fields = new Fields(size);
        framing = new Framing(true, isRequest);
    }

    private StartLine newStart() {
        return isRequest ? new RequestLine(size) : new StatusLine();
    }

    /** More bytes have come. */
    public void feed(byte[] bytes) {
        input.add(bytes);
    }

    /** The message whose head was the last event has no body, whatever it says. */
    public void skipBody() {
        skipsBody = true;
    }

    /** Another protocol takes over behind the head that was the last event. Answers what came behind it. */
    public byte[] stop() {
        state = State.STOPPED;
        return input.rest();
    }

    /** The next event, or null if more bytes are needed. */
    public @Nullable HttpEvent next() throws HttpSyntaxException {
        try {
            return found();
        } catch (HttpSyntaxException wrong) {
            state = State.STOPPED;
            throw wrong;
        }
    }

    private @Nullable HttpEvent found() throws HttpSyntaxException {
        while (true) {
            switch (state) {
                case START -> {
                    if (!start.read(input)) {
                        size.check(input, 0);
                        return null;
                    }
                    state = State.FIELDS;
                }
                case FIELDS -> {
                    if (start.major == 0 && start.minor == 9) {
                        return head();
                    }
                    return fields.read(input, framing) ? head() : null;
                }
                case BODY -> {
                    return body();
                }
                case CHUNKS -> {
                    var piece = chunks.read(input);
                    if (piece != null) {
                        return new HttpEvent.Piece(piece);
                    }
                    if (!chunks.isAtEnd()) {
                        return null;
                    }
                    beginTrailers();
                }
                case TRAILERS -> {
                    if (!fields.read(input, Framing.NONE)) {
                        return null;
                    }
                    state = State.END;
                }
                case UNTIL_CLOSED -> {
                    return input.isEmpty() ? null : new HttpEvent.Piece(input.take(input.available()));
                }
                case END -> {
                    return end();
                }
                case BEHIND_LAST, STOPPED -> {
                    refuseMore();
                    return null;
                }
            }
        }
    }

    private void beginTrailers() {
        state = State.TRAILERS;
        size.clear();
        fields = new Fields(size);
    }

    /** Behind the last message of a connection there may be line ends, and nothing else. */
    private void refuseMore() throws HttpSyntaxException {
        while (state == State.BEHIND_LAST && !input.isEmpty()) {
            int c = input.next();
            if (c != '\r' && c != '\n') {
                throw input.wrong("HPE_CLOSED_CONNECTION", "Data after `Connection: close`");
            }
        }
    }

    private HttpEvent head() {
        boolean asks = framing.asksForUpgrade();
        state = State.BODY;
        left = -1;
        if (start instanceof RequestLine line) {
            isUpgrade = asks || line.method().equals("CONNECT");
            return new HttpEvent.Head(
                    line.major, line.minor, line.method(), line.target(), 0, fields.all(), isUpgrade, keepsAlive());
        }
        var line = (StatusLine) start;
        isUpgrade = asks && line.status() == 101;
        return new HttpEvent.Head(
                line.major, line.minor, line.reason(), "", line.status(), fields.all(), isUpgrade, keepsAlive());
    }

    private boolean keepsAlive() {
        return framing.keepsAlive(start.major, start.minor) && !endsWithConnection();
    }

    private boolean hasNoBody() {
        if (skipsBody) {
            return true;
        }
        return start instanceof StatusLine line
                && (line.status() / 100 == 1 || line.status() == 204 || line.status() == 304);
    }

    private boolean endsWithConnection() {
        if (isRequest || hasNoBody()) {
            return false;
        }
        return framing.hasCoding() ? !framing.isChunked() : framing.length() < 0;
    }

    /** The first time, decides what the body is. */
    private @Nullable HttpEvent body() throws HttpSyntaxException {
        if (left < 0) {
            if (hasNoBody()) {
                return end();
            }
            if (framing.isChunked()) {
                state = State.CHUNKS;
                chunks = new Chunks();
                return found();
            }
            if (framing.hasCoding() && isRequest) {
                throw input.wrong("HPE_INVALID_TRANSFER_ENCODING", "Request has invalid `Transfer-Encoding`");
            }
            if (endsWithConnection()) {
                state = State.UNTIL_CLOSED;
                return found();
            }
            left = Math.max(framing.length(), 0);
        }
        if (left == 0) {
            return end();
        }
        if (input.isEmpty()) {
            return null;
        }
        var piece = input.take(left);
        left -= piece.length;
        return new HttpEvent.Piece(piece);
    }

    private HttpEvent end() {
        boolean goesOn = keepsAlive();
        var trailers = framing.isChunked() && !hasNoBody() ? fields.all() : List.<String>of();
        state = goesOn ? State.START : State.BEHIND_LAST;
        skipsBody = false;
        size.clear();
        start = newStart();
        fields = new Fields(size);
        framing = new Framing(true, isRequest);
        return new HttpEvent.End(trailers);
    }

    /**
     * The other side will send no more.
     *
     * @return the end of a message that ends with its connection; null if there was none
     * @throws HttpSyntaxException if a message has begun and cannot end any more
     */
    public @Nullable HttpEvent finish() throws HttpSyntaxException {
        switch (state) {
            case UNTIL_CLOSED -> {
                var end = end();
                state = State.BEHIND_LAST;
                return end;
            }
            case START -> {
                boolean begun = start instanceof RequestLine line ? line.isBegun() : ((StatusLine) start).isBegun();
                if (!begun) {
                    return null;
                }
            }
            case BEHIND_LAST, STOPPED -> {
                return null;
            }
            default -> {}
        }
        state = State.STOPPED;
        throw new HttpSyntaxException("HPE_INVALID_EOF_STATE", "Invalid EOF state", 0);
    }
}
