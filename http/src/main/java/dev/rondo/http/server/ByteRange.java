package dev.rondo.http.server;

/** A part of a file: from a byte on, so many. */
record ByteRange(long start, long count) {
    long end() {
        return start + count;
    }

    /** The value of {@code Content-Range}. */
    String of(long size) {
        return "bytes " + start + "-" + (end() - 1) + "/" + size;
    }
}
