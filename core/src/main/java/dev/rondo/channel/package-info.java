/** Channels, by which fibers and threads hand values to each other, and the choice between several of them. */
@NullMarked
package dev.rondo.channel;

import org.jspecify.annotations.NullMarked;
