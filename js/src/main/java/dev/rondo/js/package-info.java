/**
 * JavaScript as a guest of the loop: {@link dev.rondo.js.JsRuntime} runs programs in Node's or the browser's order, and
 * lets Java and JavaScript wait for each other's promises.
 */
@NullMarked
package dev.rondo.js;

import org.jspecify.annotations.NullMarked;
