/** Fibers: virtual threads on the loop. */
@NullMarked
package dev.rondo.fiber;

import org.jspecify.annotations.NullMarked;
