package dev.rondo.js.encoding;

/** Decodes one piece of a text. */
public abstract class Decoder {
    static final char REPLACEMENT = '\ufffd';

    /** What {@link #read} answers where more bytes must come. */
    static final int INCOMPLETE = 0;

    private final StringBuilder text = new StringBuilder();
    private boolean isValid = true;

    /** Reads one character, or one mistake, and answers how many bytes that were. */
    abstract int read(byte[] bytes, int at);

    /** What the decoder of the next piece must know. */
    int mode() {
        return 0;
    }

    /**
     * Decodes a piece, with a new decoder for each.
     *
     * @param goesOn whether another piece follows; else a character that breaks off is a mistake
     */
    public final Decoded decode(byte[] bytes, boolean goesOn) {
        int at = 0;
        while (at < bytes.length) {
            int count = read(bytes, at);
            if (count == INCOMPLETE) {
                if (goesOn) {
                    return new Decoded(text.toString(), isValid, bytes.length - at, mode());
                }
                count = wrong(bytes.length - at);
            }
            at += count;
        }
        return new Decoded(text.toString(), isValid, 0, mode());
    }

    /** Adds a character that {@code count} bytes stand for. */
    final int add(int count, CharSequence character) {
        text.append(character);
        return count;
    }

    /** Adds a character that one byte stands for. */
    final int add(char character) {
        text.append(character);
        return 1;
    }

    /** Adds what stands for {@code count} bytes that are a mistake. */
    final int wrong(int count) {
        isValid = false;
        text.append(REPLACEMENT);
        return count;
    }

    static int at(byte[] bytes, int index) {
        return bytes[index] & 0xff;
    }

    static boolean isIn(int value, int least, int greatest) {
        return value >= least && value <= greatest;
    }
}
