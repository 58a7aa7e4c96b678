package dev.rondo.net;

/**
 * What a {@link Resolver} has done.
 *
 * @param names how often it was asked for a name
 * @param queries how many questions it has sent to name servers for that
 * @param failed for how many names it had no address
 */
public record ResolverStatistics(long names, long queries, long failed) {}
