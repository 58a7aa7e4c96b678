/** The recorder: what a loop did, in which phase, and who queued it. */
@NullMarked
package dev.rondo.trace;

import org.jspecify.annotations.NullMarked;
