/** How fast fibers and channels are: the same programs in Rondo, in plain virtual threads, and in what else there is. */
@NullMarked
package dev.rondo.bench.fibers;

import org.jspecify.annotations.NullMarked;
