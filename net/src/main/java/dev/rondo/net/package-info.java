/**
 * Sockets for fibers and callbacks: TCP, Unix sockets, UDP.
 *
 * <p>{@link dev.rondo.net.TcpServer} accepts and {@link dev.rondo.net.TcpSocket} connects, reads and writes. A fiber that reads
 * waits until something has come, one that writes waits while the other side is slow; scopes, deadlines and cancelling hold for
 * both. A {@link dev.rondo.net.Resolver} finds the addresses of a name by DNS, on the loop, and {@code HappyEyeballs} picks the
 * one that answers first. Beneath are Netty's channels on the loop, see {@link dev.rondo.net.transport}.
 */
@NullMarked
package dev.rondo.net;

import org.jspecify.annotations.NullMarked;
