/** Real engines as the judge of order: written programs, random programs, recorded outputs. */
@NullMarked
package dev.rondo.conformance;

import org.jspecify.annotations.NullMarked;
