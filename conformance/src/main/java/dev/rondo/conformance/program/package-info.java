/** Programs in JavaScript, the models they are about, and what came of running them. */
@NullMarked
package dev.rondo.conformance.program;

import org.jspecify.annotations.NullMarked;
