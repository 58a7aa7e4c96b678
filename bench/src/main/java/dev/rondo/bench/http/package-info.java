/** Measures servers of HTTP against each other, for {@code bench/http}. */
@NullMarked
package dev.rondo.bench.http;

import org.jspecify.annotations.NullMarked;
