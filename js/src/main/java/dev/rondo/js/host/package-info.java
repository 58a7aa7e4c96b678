/** What the built-in modules, which are JavaScript, ask of Java: the loop, the process, files, source text. */
@NullMarked
package dev.rondo.js.host;

import org.jspecify.annotations.NullMarked;
