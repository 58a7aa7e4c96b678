/** Promises with the order of ECMAScript. */
@NullMarked
package dev.rondo.promise;

import org.jspecify.annotations.NullMarked;
