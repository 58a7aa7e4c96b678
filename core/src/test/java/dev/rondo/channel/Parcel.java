package dev.rondo.channel;

/**
 * What is sent in tests that look for lost values: no two are equal.
 *
 * @param sender by whom
 * @param channel by which way
 * @param number how many the sender had tried to send there before
 */
record Parcel(int sender, int channel, int number) {}
