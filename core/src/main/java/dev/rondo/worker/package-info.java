/** Pools of threads for what would stop the loop: computation, and calls that block their thread. */
@NullMarked
package dev.rondo.worker;

import org.jspecify.annotations.NullMarked;
