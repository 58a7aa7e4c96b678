/**
 * Servers of HTTP. {@link dev.rondo.http.server.Routes} say what answers which request, and an
 * {@link dev.rondo.http.server.HttpServer} lets them answer: each request in a fiber of its own, which is cancelled when the
 * client goes away.
 */
@NullMarked
package dev.rondo.http.server;

import org.jspecify.annotations.NullMarked;
