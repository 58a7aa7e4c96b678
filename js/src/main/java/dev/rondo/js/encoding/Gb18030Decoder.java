package dev.rondo.js.encoding;

import org.jspecify.annotations.Nullable;

/** GB 18030, and GBK, which is decoded alike: a byte, two of them or four. */
final class Gb18030Decoder extends Decoder {
    private static final int NEW_IDEOGRAPHS = 0x82359037;
    private static final String IDEOGRAPHS = "\u9fb4\u9fb5\u9fb6\u9fb7\u9fb8\u9fb9\u9fba\u9fbb";
    private static final int NEW_FORMS = 0x84318236;
    private static final String FORMS = "\ufe10\ufe11\ufe12\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19";

    private final CharsetTable characters = new CharsetTable("GB18030");

    @Override
    int read(byte[] bytes, int at) {
        int first = at(bytes, at);
        if (!isLead(first)) {
            return first == 0xff ? wrong(1) : add(first == 0x80 ? '\u20ac' : (char) first);
        }
        if (at + 1 == bytes.length) {
            return INCOMPLETE;
        }
        int second = at(bytes, at + 1);
        if (isDigit(second)) {
            return readFour(bytes, at);
        }
        if (second < 0x40 || second == 0x7f) {
            return wrong(1);
        }
        return finish(2, first == 0xa3 && second == 0xa0 ? "\u3000" : characters.find(bytes, at, 2));
    }

    private int readFour(byte[] bytes, int at) {
        boolean isCut = at + 3 >= bytes.length;
        if (at + 2 < bytes.length && !isLead(at(bytes, at + 2))) {
            return wrong(1);
        }
        if (isCut) {
            return INCOMPLETE;
        }
        if (!isDigit(at(bytes, at + 3))) {
            return wrong(1);
        }
        int number = at(bytes, at) << 24 | at(bytes, at + 1) << 16 | at(bytes, at + 2) << 8 | at(bytes, at + 3);
        var changed = changed(number, NEW_IDEOGRAPHS, IDEOGRAPHS);
        if (changed == null) {
            changed = changed(number, NEW_FORMS, FORMS);
        }
        return finish(4, changed == null ? characters.find(bytes, at, 4) : changed);
    }

    /** Characters that had no place in Unicode when Java's table was made. */
    private static @Nullable String changed(int number, int first, String characters) {
        int index = place(number) - place(first);
        return index >= 0 && index < characters.length() ? characters.substring(index, index + 1) : null;
    }

    /** The third byte counts tens, the last one ones; those before must be the same. */
    private static int place(int number) {
        return (number >>> 16) * 2000 + (number >> 8 & 0xff) * 10 + (number & 0xff) - '0';
    }

    private static boolean isLead(int first) {
        return isIn(first, 0x81, 0xfe);
    }

    private static boolean isDigit(int value) {
        return isIn(value, '0', '9');
    }

    private int finish(int count, @Nullable String character) {
        return character == null ? wrong(count) : add(count, character);
    }
}
