/**
 * Sockets for callbacks, close to the kernel: each operation takes effect at once and says what the kernel said. On them stand
 * languages that have an order of events of their own. Java's programs use {@link dev.rondo.net.TcpSocket} and
 * {@link dev.rondo.net.TcpServer}.
 *
 * <p>All methods are for callbacks on the loop's own thread, and not for fibers.
 */
@NullMarked
package dev.rondo.net.callback;

import org.jspecify.annotations.NullMarked;
