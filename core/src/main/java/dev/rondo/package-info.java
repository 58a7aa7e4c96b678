/** The verbs of Rondo, for static import. */
@NullMarked
package dev.rondo;

import org.jspecify.annotations.NullMarked;
