/**
 * All that knows GraalJS from the inside. The rest of the module sees values of the language as plain objects and calls
 * them through {@link dev.rondo.js.engine.Engine}; when GraalJS changes, this package changes and nothing else.
 */
@NullMarked
package dev.rondo.js.engine;

import org.jspecify.annotations.NullMarked;
