/** What packages of this module share and nobody else may use. */
@NullMarked
package dev.rondo.internal;

import org.jspecify.annotations.NullMarked;
