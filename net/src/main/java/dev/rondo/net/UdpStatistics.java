package dev.rondo.net;

/**
 * What a socket of UDP has done.
 *
 * @param received how many datagrams it has kept for those who receive
 * @param waiting how many of these nobody has received yet
 * @param dropped how many have come and were not kept, since too many waited; what the kernel drops is not among them
 * @param sent how many the kernel has taken
 * @param failed how many it has not, since sending failed
 */
public record UdpStatistics(long received, int waiting, long dropped, long sent, long failed) {}
