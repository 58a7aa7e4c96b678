/** The programs in libraries that are compared with Rondo, which only {@code bench/fibers} and {@code bench/http} build. */
@NullMarked
package dev.rondo.bench.peers;

import org.jspecify.annotations.NullMarked;
