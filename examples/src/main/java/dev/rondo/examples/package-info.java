/** What the documents show, as code that is compiled and run. */
@NullMarked
package dev.rondo.examples;

import org.jspecify.annotations.NullMarked;
