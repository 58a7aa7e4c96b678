package dev.rondo.js.encoding;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** ISO-2022-JP, in which escape sequences switch between sets of characters. */
final class Iso2022JpDecoder extends Decoder {
    private static final int ESCAPE = 0x1b;
    private static final int LONGEST = 3;
    private static final int ASCII = 0;
    private static final int ROMAN = 1;
    private static final int KATAKANA = 2;
    private static final int KANJI = 3;
    private static final int SETS = 3;

    /** Of the mode: that an escape sequence came last. */
    private static final int EMPTY = 4;

    /** What may follow an escape, also that which switches to sets of other encodings. */
    private static final Pattern KNOWN = Pattern.compile(
            "\\(([BH])|\\((J)|\\((I)|\\$([@B])|\\([@AC-GKR]|\\$A|\\$\\([@A-EG-M]|\\$\\)[ACEG]|\\.[AF]|O");

    private static final Pattern BEGUN = Pattern.compile("|\\(|\\$[()]?|\\.");

    private final CharsetTable kanji = new CharsetTable("x-windows-iso2022jp");
    private int mode;

    Iso2022JpDecoder(int mode) {
        this.mode = mode;
    }

    @Override
    int mode() {
        return mode;
    }

    @Override
    int read(byte[] bytes, int at) {
        int first = at(bytes, at);
        if (first == ESCAPE) {
            return readEscape(bytes, at);
        }
        if (first == '\r' || first == '\n') {
            mode = (mode & SETS) == ROMAN ? ROMAN : ASCII;
            return add((char) first);
        }
        if ((mode & SETS) == KANJI && !isControl(first) && at + 1 == bytes.length) {
            return INCOMPLETE;
        }
        mode &= SETS;
        return switch (mode) {
            case KANJI -> readPair(bytes, at, first);
            case KATAKANA -> isIn(first, 0x21, 0x5f) ? add((char) (0xff61 - 0x21 + first)) : wrong(1);
            default -> readAscii(first);
        };
    }

    private int readAscii(int first) {
        if (first >= 0x80 || isControl(first)) {
            return wrong(1);
        }
        boolean isRoman = mode == ROMAN;
        return add(isRoman && first == '\\' ? '\u00a5' : isRoman && first == '~' ? '\u203e' : (char) first);
    }

    private int readPair(byte[] bytes, int at, int first) {
        if (isControl(first)) {
            return wrong(1);
        }
        int second = at(bytes, at + 1);
        boolean canEnd = isIn(second, 0x21, 0x7e);
        if (!isIn(first, 0x21, 0x7e)) {
            return wrong(canEnd || isControl(second) ? 1 : 2);
        }
        if (!canEnd) {
            return wrong(isControl(second) ? 1 : 2);
        }
        var character = kanji.find(new byte[] {ESCAPE, '$', 'B', (byte) first, (byte) second}, 0, 5);
        return character == null ? wrong(2) : add(2, character);
    }

    /** Shifts and escapes, which never are a part of a character. */
    private static boolean isControl(int value) {
        return value == 0x0e || value == 0x0f || value == ESCAPE;
    }

    private int readEscape(byte[] bytes, int at) {
        int length = Math.min(bytes.length - at - 1, LONGEST);
        var following = new String(bytes, at + 1, length, StandardCharsets.ISO_8859_1);
        var matcher = KNOWN.matcher(following);
        if (!matcher.lookingAt()) {
            if (BEGUN.matcher(following).matches()) {
                return INCOMPLETE;
            }
            mode &= SETS;
            return wrong(1);
        }
        int count = 1 + matcher.end();
        for (int set = ASCII; set <= KANJI; set++) {
            if (matcher.group(set + 1) != null) {
                return switchTo(set, count);
            }
        }
        mode &= SETS;
        return wrong(count);
    }

    /** Two switches with nothing between them could hide what a text says. */
    private int switchTo(int set, int count) {
        boolean wasEmpty = (mode & EMPTY) != 0;
        mode = wasEmpty ? set : set | EMPTY;
        return wasEmpty ? wrong(count) : count;
    }
}
