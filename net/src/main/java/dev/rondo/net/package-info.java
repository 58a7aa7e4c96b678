/**
 * Sockets for fibers and callbacks: TCP, Unix sockets, UDP.
 *
 * <p>{@link dev.rondo.net.TcpServer} accepts and {@link dev.rondo.net.TcpSocket} connects, reads and writes. A fiber that reads
 * waits until something has come, one that writes waits while the other side is slow; scopes, deadlines and cancelling hold for
 * both. Beneath are Netty's channels on the loop, see {@link dev.rondo.net.transport}.
 */
@NullMarked
package dev.rondo.net;

import org.jspecify.annotations.NullMarked;
