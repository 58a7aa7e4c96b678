/** Compression by zlib, piece by piece, in the formats that {@code java.util.zip} leaves to streams. */
@NullMarked
package dev.rondo.js.zlib;

import org.jspecify.annotations.NullMarked;
