/** Outcomes side by side, and the outputs recorded in this repository. */
@NullMarked
package dev.rondo.conformance.compare;

import org.jspecify.annotations.NullMarked;
