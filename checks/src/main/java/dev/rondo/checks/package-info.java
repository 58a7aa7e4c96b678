/** The rules of the house as tests. Each rule is a function, and a test beside it shows that it can fail. */
@NullMarked
package dev.rondo.checks;

import org.jspecify.annotations.NullMarked;
