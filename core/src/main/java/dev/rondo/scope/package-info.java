/** Structured concurrency: scopes that own fibers, deadlines, shields. */
@NullMarked
package dev.rondo.scope;

import org.jspecify.annotations.NullMarked;
