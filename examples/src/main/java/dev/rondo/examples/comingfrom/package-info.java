/** Rondo's side of the guide {@code coming-from.md}: a file a language, a class a program. */
@NullMarked
package dev.rondo.examples.comingfrom;

import org.jspecify.annotations.NullMarked;
