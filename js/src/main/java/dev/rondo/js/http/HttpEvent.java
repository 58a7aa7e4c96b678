package dev.rondo.js.http;

import java.util.List;

/** What an {@link HttpParser} has found in the bytes that it was fed. */
public sealed interface HttpEvent {
    /**
     * The head of a message.
     *
     * @param start the method of a request, or the reason phrase of a response
     * @param target what a request is for; empty for a response
     * @param status the status of a response; 0 for a request
     * @param fields names and values in turn, as they came
     * @param isUpgrade whether the message asks for, or agrees to, another protocol
     */
    record Head(
            int major,
            int minor,
            String start,
            String target,
            int status,
            List<String> fields,
            boolean isUpgrade,
            boolean keepsAlive)
            implements HttpEvent {}

    /** A piece of the body. */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, and never compared
    record Piece(byte[] bytes) implements HttpEvent {}

    /**
     * The end of the message.
     *
     * @param trailers names and values in turn
     */
    record End(List<String> trailers) implements HttpEvent {}
}
