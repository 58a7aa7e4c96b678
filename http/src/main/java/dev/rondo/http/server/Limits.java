package dev.rondo.http.server;

import java.time.Duration;
import java.util.Objects;

/**
 * What a server takes at most, so that no client can use it up. Immutable; each method that changes one limit makes other limits.
 *
 * @param headerBytes of the request line and the header fields together, each; beyond that 431 (or 414 for the line)
 * @param headerCount how many header fields; beyond that 431
 * @param bodyBytes of a body; beyond that 413
 * @param headerTime from the first byte of a request, or from the beginning of the connection, until all header fields have come;
 *     beyond that 408
 * @param idleTime how long a connection may wait for the next request; then it is closed
 * @param bodyTime for the next 64 KiB of a body that somebody reads; beyond that 408
 * @param sendTime for the next 64 KiB of a response; a client that takes longer is cut off
 * @param goneTime how long a request may go on whose client has ended its side of the connection; mostly it has gone away
 * @param connections open at once; then the listener pauses, and others wait in the kernel
 * @param requests handled at once, on all connections; beyond that 503
 * @param streams requests under way at once on one connection of HTTP/2; beyond that they are refused (REFUSED_STREAM)
 * @param controlFrames of HTTP/2 that bring nothing, on one connection in ten seconds: pings, settings and the like; a request that the
 *     client takes back, or that breaks the protocol, counts as five; who moves data may send more. Beyond that the connection ends
 *     (ENHANCE_YOUR_CALM)
 */
public record Limits(
        int headerBytes,
        int headerCount,
        long bodyBytes,
        Duration headerTime,
        Duration idleTime,
        Duration bodyTime,
        Duration sendTime,
        Duration goneTime,
        int connections,
        int requests,
        int streams,
        int controlFrames) {
    private static final Limits STANDARD = new Limits(
            16 * 1024,
            100,
            1024 * 1024,
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(1),
            10_000,
            10_000,
            100,
            1_000);

    /** All of them are above zero. */
    public Limits {
        if (headerBytes < 1 || headerCount < 1 || bodyBytes < 0 || connections < 1 || requests < 1) {
            throw new IllegalArgumentException("limits are above zero, but headerBytes=" + headerBytes
                    + ", headerCount=" + headerCount + ", bodyBytes=" + bodyBytes + ", connections=" + connections
                    + ", requests=" + requests);
        }
        if (streams < 1 || controlFrames < 1) {
            throw new IllegalArgumentException(
                    "limits are above zero, but streams=" + streams + ", controlFrames=" + controlFrames);
        }
        positive("headerTime", headerTime);
        positive("idleTime", idleTime);
        positive("bodyTime", bodyTime);
        positive("sendTime", sendTime);
        positive("goneTime", goneTime);
    }

    private static void positive(String name, Duration time) {
        if (!Objects.requireNonNull(time, name).isPositive()) {
            throw new IllegalArgumentException("the limit " + name + " is above zero, but it is " + time);
        }
    }

    /**
     * Those of a server for which nobody has said other ones: 16 KiB and 100 header fields, bodies of 1 MiB, 10 seconds for the
     * header, 1 minute idle, 30 seconds for 64 KiB in each direction, 1 second for clients that have gone, 10,000 connections and
     * requests; on a connection of HTTP/2 100 streams, and 1,000 frames in ten seconds that bring nothing.
     */
    public static Limits standard() {
        return STANDARD;
    }

    /** With another {@code headerBytes}. */
    public Limits headerBytes(int headerBytes) {
        return new Limits(
                headerBytes,
                headerCount,
                bodyBytes,
                headerTime,
                idleTime,
                bodyTime,
                sendTime,
                goneTime,
                connections,
                requests,
                streams,
                controlFrames);
    }

    /** With another {@code headerCount}. */
    public Limits headerCount(int headerCount) {
        return new Limits(
                headerBytes,
                headerCount,
                bodyBytes,
                headerTime,
                idleTime,
                bodyTime,
                sendTime,
                goneTime,
                connections,
                requests,
                streams,
                controlFrames);
    }

    /** With another {@code bodyBytes}. */
    public Limits bodyBytes(long bodyBytes) {
        return new Limits(
                headerBytes,
                headerCount,
                bodyBytes,
                headerTime,
                idleTime,
                bodyTime,
                sendTime,
                goneTime,
                connections,
                requests,
                streams,
                controlFrames);
    }

    /** With another {@code headerTime}. */
    public Limits headerTime(Duration headerTime) {
        return new Limits(
                headerBytes,
                headerCount,
                bodyBytes,
                headerTime,
                idleTime,
                bodyTime,
                sendTime,
                goneTime,
                connections,
                requests,
                streams,
                controlFrames);
    }

    /** With another {@code idleTime}. */
    public Limits idleTime(Duration idleTime) {
        return new Limits(
                headerBytes,
                headerCount,
                bodyBytes,
                headerTime,
                idleTime,
                bodyTime,
                sendTime,
                goneTime,
                connections,
                requests,
                streams,
                controlFrames);
    }

    /** With another {@code bodyTime}. */
    public Limits bodyTime(Duration bodyTime) {
        return new Limits(
                headerBytes,
                headerCount,
                bodyBytes,
                headerTime,
                idleTime,
                bodyTime,
                sendTime,
                goneTime,
                connections,
                requests,
                streams,
                controlFrames);
    }

    /** With another {@code sendTime}. */
    public Limits sendTime(Duration sendTime) {
        return new Limits(
                headerBytes,
                headerCount,
                bodyBytes,
                headerTime,
                idleTime,
                bodyTime,
                sendTime,
                goneTime,
                connections,
                requests,
                streams,
                controlFrames);
    }

    /** With another {@code goneTime}. */
    public Limits goneTime(Duration goneTime) {
        return new Limits(
                headerBytes,
                headerCount,
                bodyBytes,
                headerTime,
                idleTime,
                bodyTime,
                sendTime,
                goneTime,
                connections,
                requests,
                streams,
                controlFrames);
    }

    /** With another {@code connections}. */
    public Limits connections(int connections) {
        return new Limits(
                headerBytes,
                headerCount,
                bodyBytes,
                headerTime,
                idleTime,
                bodyTime,
                sendTime,
                goneTime,
                connections,
                requests,
                streams,
                controlFrames);
    }

    /** With another {@code requests}. */
    public Limits requests(int requests) {
        return new Limits(
                headerBytes,
                headerCount,
                bodyBytes,
                headerTime,
                idleTime,
                bodyTime,
                sendTime,
                goneTime,
                connections,
                requests,
                streams,
                controlFrames);
    }

    /** With another {@code streams}. */
    public Limits streams(int streams) {
        return new Limits(
                headerBytes,
                headerCount,
                bodyBytes,
                headerTime,
                idleTime,
                bodyTime,
                sendTime,
                goneTime,
                connections,
                requests,
                streams,
                controlFrames);
    }

    /** With another {@code controlFrames}. */
    public Limits controlFrames(int controlFrames) {
        return new Limits(
                headerBytes,
                headerCount,
                bodyBytes,
                headerTime,
                idleTime,
                bodyTime,
                sendTime,
                goneTime,
                connections,
                requests,
                streams,
                controlFrames);
    }
}
