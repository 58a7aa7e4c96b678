/**
 * What threads and loops share, in programs of a few lines which jcstress runs millions of times, each with two threads at
 * once. What does not stand among a program's outcomes is forbidden.
 */
@NullMarked
package dev.rondo.stress;

import org.jspecify.annotations.NullMarked;
