package dev.rondo.net;

/**
 * What a server has done.
 *
 * @param accepted how many connections it has accepted
 * @param open how many of those are open
 * @param failed how many of its handlers have failed
 * @param refused how many handshakes of TLS have failed
 */
public record TcpServerStatistics(long accepted, int open, long failed, long refused) {}
