/** The programs in libraries that are compared with Rondo, which only {@code bench/fibers} builds. */
@NullMarked
package dev.rondo.bench.peers;

import org.jspecify.annotations.NullMarked;
