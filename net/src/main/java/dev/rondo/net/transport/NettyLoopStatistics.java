package dev.rondo.net.transport;

/**
 * What the channels of a loop have done, and what they wait for, at one moment.
 *
 * @param channels how many are registered; each keeps the loop alive
 * @param timers Netty's scheduled tasks that are not due
 * @param events what they were told by the kernel, each a unit of work of the loop
 * @param polls how often the kernel was asked what is ready
 * @param waits the part of these in which the loop was ready to wait
 */
public record NettyLoopStatistics(int channels, int timers, long events, long polls, long waits) {}
