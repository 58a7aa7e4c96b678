/**
 * Clients of HTTP. An {@link dev.rondo.http.client.HttpClient} sends a {@link dev.rondo.http.Request} and hands back the
 * {@link dev.rondo.http.Response}, whose body is read as it comes; it keeps connections of HTTP/1.1 and HTTP/2 for the next
 * requests.
 */
@NullMarked
package dev.rondo.http.client;

import org.jspecify.annotations.NullMarked;
