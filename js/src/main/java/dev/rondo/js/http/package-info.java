/** The messages of HTTP/1.1 as Node's parser reads them, byte by byte, with its errors. */
@NullMarked
package dev.rondo.js.http;

import org.jspecify.annotations.NullMarked;
