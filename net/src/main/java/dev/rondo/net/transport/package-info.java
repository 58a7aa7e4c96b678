/**
 * Netty on a loop of Rondo's: for those who build protocols of Netty's channels and pipelines.
 *
 * <p>{@link dev.rondo.net.transport.NettyLoop} is the loop as Netty sees it, one for each. It waits in the handler of a
 * {@link dev.rondo.net.transport.Transport}, by way of {@code HandlerPoller}; each event of a channel comes through a
 * {@link dev.rondo.net.transport.Readiness}, as a unit of work of the poll phase. Netty's timers are
 * {@code TimerFuture}s.
 */
@NullMarked
package dev.rondo.net.transport;

import org.jspecify.annotations.NullMarked;
