package dev.rondo.http.server;

import dev.rondo.loop.LoopSupport;

/**
 * How many frames a client of HTTP/2 may still send that make work and bring nothing: resets (CVE-2023-44487, CVE-2025-8671), pings,
 * settings (CVE-2019-9512, 9515), windows that are opened byte by byte (CVE-2019-9511). Time gives back what was spent, and so do
 * bytes of bodies, since who moves many needs many window updates. For the loop's thread.
 */
final class Http2Budget {
    private static final long SPAN_MILLIS = 10_000;

    /** What moved so many bytes is worth one frame: clients update two windows after 4 KiB and more. */
    private static final int BYTES_PER_FRAME = 512;

    private final LoopSupport loop;
    private final int limit;
    private long left;
    private long bytes;
    private long countedMillis;

    Http2Budget(LoopSupport loop, int limit) {
        this.loop = loop;
        this.limit = limit;
        left = limit;
        countedMillis = loop.turnMillis();
    }

    /** Bytes of a body have moved. */
    void moved(int count) {
        bytes += count;
        left += bytes / BYTES_PER_FRAME;
        bytes %= BYTES_PER_FRAME;
    }

    /** Takes so many; answers whether there was enough left. */
    boolean spend(int frames) {
        if (left < limit) {
            giveBack();
        }
        left -= frames;
        return left >= 0;
    }

    private void giveBack() {
        long now = loop.turnMillis();
        long due = (now - countedMillis) * limit / SPAN_MILLIS;
        if (due > 0) {
            countedMillis = now;
            left = Math.min(limit, left + due);
        }
    }
}
