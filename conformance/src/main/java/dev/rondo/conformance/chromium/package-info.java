/** A real browser, driven over its DevTools protocol. */
@NullMarked
package dev.rondo.conformance.chromium;

import org.jspecify.annotations.NullMarked;
