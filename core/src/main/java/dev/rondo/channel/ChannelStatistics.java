package dev.rondo.channel;

/**
 * A look at a channel.
 *
 * @param capacity how many values it can hold
 * @param buffered how many it holds
 * @param senders how many wait to send
 * @param receivers how many wait to receive
 * @param dropped how many values were dropped since it was made
 * @param closed whether it was closed
 */
public record ChannelStatistics(int capacity, int buffered, int senders, int receivers, long dropped, boolean closed) {}
