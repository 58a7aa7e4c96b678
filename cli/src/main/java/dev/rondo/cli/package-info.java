/** The command {@code rondo}. */
@NullMarked
package dev.rondo.cli;

import org.jspecify.annotations.NullMarked;
