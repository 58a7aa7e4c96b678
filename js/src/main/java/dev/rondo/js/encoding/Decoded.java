package dev.rondo.js.encoding;

/**
 * What bytes became.
 *
 * @param text the characters, with U+FFFD for each mistake
 * @param isValid whether there were no mistakes
 * @param rest how many bytes at the end begin a character that may go on
 * @param mode what the next piece of a stream begins with; 0 at the start of each text
 */
public record Decoded(String text, boolean isValid, int rest, int mode) {}
