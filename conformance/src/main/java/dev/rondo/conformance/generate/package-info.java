/** Random programs from a seed, as trees that can be shrunk. */
@NullMarked
package dev.rondo.conformance.generate;

import org.jspecify.annotations.NullMarked;
