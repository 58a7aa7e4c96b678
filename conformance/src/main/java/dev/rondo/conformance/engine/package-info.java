/** What runs a program: real engines as processes, Rondo, and a cache in front of either. */
@NullMarked
package dev.rondo.conformance.engine;

import org.jspecify.annotations.NullMarked;
