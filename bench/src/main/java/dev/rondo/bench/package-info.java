/** How fast the loop is: the same programs for JMH, and for the comparison with Node that {@code bench/loop} prints. */
@NullMarked
package dev.rondo.bench;

import org.jspecify.annotations.NullMarked;
