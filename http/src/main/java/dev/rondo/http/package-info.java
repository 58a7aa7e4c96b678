/**
 * The messages of HTTP, the same for servers and clients: a {@link dev.rondo.http.Request} is answered by a
 * {@link dev.rondo.http.Response}, each with {@link dev.rondo.http.Headers} and a {@link dev.rondo.http.Body}. Servers are in
 * {@code dev.rondo.http.server}, clients in {@code dev.rondo.http.client}.
 */
@NullMarked
package dev.rondo.http;

import org.jspecify.annotations.NullMarked;
