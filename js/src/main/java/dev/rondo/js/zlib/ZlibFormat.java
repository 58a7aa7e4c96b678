package dev.rondo.js.zlib;

/** What stands around the compressed data. */
public enum ZlibFormat {
    /** Nothing (RFC 1951). */
    RAW,
    /** A header of two bytes, and Adler's checksum (RFC 1950). */
    ZLIB,
    /** The header of gzip, and a CRC with the length (RFC 1952). */
    GZIP,
    /** When it is read: {@link #GZIP} or {@link #ZLIB}, as its first bytes say. */
    ANY,
}
