package dev.rondo.http.server;

import dev.rondo.http.wire.Positive;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What a server takes at most, so that no client can use it up. Immutable; each method that changes one limit makes other limits, and
 * takes nothing that is not above zero.
 */
public final class Limits {
    private static final Limits STANDARD = new Limits();

    private int headerBytes = 16 * 1024;
    private int headerCount = 100;
    private long bodyBytes = 1024 * 1024;
    private long collectedBytes = 8 * 1024 * 1024;
    private Duration headerTime = Duration.ofSeconds(10);
    private Duration idleTime = Duration.ofMinutes(1);
    private Duration bodyTime = Duration.ofSeconds(30);
    private Duration sendTime = Duration.ofSeconds(30);
    private Duration goneTime = Duration.ofSeconds(1);
    private int connections = 10_000;
    private int requests = 10_000;
    private int streams = 100;
    private int controlFrames = 1_000;

    private Limits() {}

    private Limits(Limits other) {
        headerBytes = other.headerBytes;
        headerCount = other.headerCount;
        bodyBytes = other.bodyBytes;
        collectedBytes = other.collectedBytes;
        headerTime = other.headerTime;
        idleTime = other.idleTime;
        bodyTime = other.bodyTime;
        sendTime = other.sendTime;
        goneTime = other.goneTime;
        connections = other.connections;
        requests = other.requests;
        streams = other.streams;
        controlFrames = other.controlFrames;
    }

    /** Those of a server for which nobody has said other ones. */
    public static Limits standard() {
        return STANDARD;
    }

    private Limits with(Consumer<Limits> change) {
        var changed = new Limits(this);
        change.accept(changed);
        return changed;
    }

    /** Bytes of the request line, and of the header fields together; beyond that 414 and 431. At first 16 KiB. */
    public int headerBytes() {
        return headerBytes;
    }

    /** With another {@link #headerBytes()}. */
    public Limits headerBytes(int headerBytes) {
        return with(limits -> limits.headerBytes = Positive.of("headerBytes", headerBytes));
    }

    /** How many header fields; beyond that 431. At first 100. */
    public int headerCount() {
        return headerCount;
    }

    /** With another {@link #headerCount()}. */
    public Limits headerCount(int headerCount) {
        return with(limits -> limits.headerCount = Positive.of("headerCount", headerCount));
    }

    /** Bytes of a body; beyond that 413. At first 1 MiB. */
    public long bodyBytes() {
        return bodyBytes;
    }

    /** With another {@link #bodyBytes()}. */
    public Limits bodyBytes(long bodyBytes) {
        return with(limits -> limits.bodyBytes = Positive.of("bodyBytes", bodyBytes));
    }

    /**
     * Bytes of a body that somebody wants as a whole: as text, JSON or a form; beyond that 413. What is read in pieces or
     * saved into a file has {@link #bodyBytes()} only. At first 8 MiB.
     */
    public long collectedBytes() {
        return collectedBytes;
    }

    /** With another {@link #collectedBytes()}. */
    public Limits collectedBytes(long collectedBytes) {
        return with(limits -> limits.collectedBytes = Positive.of("collectedBytes", collectedBytes));
    }

    /**
     * From the first byte of a request, or from the beginning of the connection, until all header fields have come; beyond
     * that 408. At first 10 seconds.
     */
    public Duration headerTime() {
        return headerTime;
    }

    /** With another {@link #headerTime()}. */
    public Limits headerTime(Duration headerTime) {
        return with(limits -> limits.headerTime = Positive.of("headerTime", headerTime));
    }

    /** How long a connection may wait for the next request; then it is closed. At first 1 minute. */
    public Duration idleTime() {
        return idleTime;
    }

    /** With another {@link #idleTime()}. */
    public Limits idleTime(Duration idleTime) {
        return with(limits -> limits.idleTime = Positive.of("idleTime", idleTime));
    }

    /** For the next 64 KiB of a body that somebody reads; beyond that 408. At first 30 seconds. */
    public Duration bodyTime() {
        return bodyTime;
    }

    /** With another {@link #bodyTime()}. */
    public Limits bodyTime(Duration bodyTime) {
        return with(limits -> limits.bodyTime = Positive.of("bodyTime", bodyTime));
    }

    /** For the next 64 KiB of a response; a client that takes longer is cut off. At first 30 seconds. */
    public Duration sendTime() {
        return sendTime;
    }

    /** With another {@link #sendTime()}. */
    public Limits sendTime(Duration sendTime) {
        return with(limits -> limits.sendTime = Positive.of("sendTime", sendTime));
    }

    /**
     * How long a request may go on whose client has ended its side of the connection; mostly it has gone away. At first 1
     * second.
     */
    public Duration goneTime() {
        return goneTime;
    }

    /** With another {@link #goneTime()}. */
    public Limits goneTime(Duration goneTime) {
        return with(limits -> limits.goneTime = Positive.of("goneTime", goneTime));
    }

    /** Connections open at once; then the listener pauses, and others wait in the kernel. At first 10,000. */
    public int connections() {
        return connections;
    }

    /** With another {@link #connections()}. */
    public Limits connections(int connections) {
        return with(limits -> limits.connections = Positive.of("connections", connections));
    }

    /** Requests handled at once, on all connections; beyond that 503. At first 10,000. */
    public int requests() {
        return requests;
    }

    /** With another {@link #requests()}. */
    public Limits requests(int requests) {
        return with(limits -> limits.requests = Positive.of("requests", requests));
    }

    /** Requests under way at once on one connection of HTTP/2; beyond that they are refused (REFUSED_STREAM). At first 100. */
    public int streams() {
        return streams;
    }

    /** With another {@link #streams()}. */
    public Limits streams(int streams) {
        return with(limits -> limits.streams = Positive.of("streams", streams));
    }

    /**
     * Frames of HTTP/2 that bring nothing, on one connection in ten seconds: pings, settings and the like. A request that
     * the client takes back, or that breaks the protocol, counts as five; who moves data may send more. Beyond that the
     * connection ends (ENHANCE_YOUR_CALM). At first 1,000.
     */
    public int controlFrames() {
        return controlFrames;
    }

    /** With another {@link #controlFrames()}. */
    public Limits controlFrames(int controlFrames) {
        return with(limits -> limits.controlFrames = Positive.of("controlFrames", controlFrames));
    }
}
