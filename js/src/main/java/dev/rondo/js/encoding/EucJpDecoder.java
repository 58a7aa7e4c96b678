package dev.rondo.js.encoding;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** EUC-JP: a byte, two of them, or three of which the first is 0x8F. */
final class EucJpDecoder extends Decoder {
    private static final int THREE = 0x8f;

    /** Pairs that stand for something else than in Java. */
    private static final Map<Integer, String> PAIRS = Map.ofEntries(
            Map.entry(0x8ee0, "\u00a2"),
            Map.entry(0x8ee1, "\u00a3"),
            Map.entry(0x8ee2, "\u00ac"),
            Map.entry(0xa1bd, "\u2015"),
            Map.entry(0xa1c1, "\uff5e"),
            Map.entry(0xa1c2, "\u2225"),
            Map.entry(0xa1dd, "\uff0d"),
            Map.entry(0xa1f1, "\uffe0"),
            Map.entry(0xa1f2, "\uffe1"),
            Map.entry(0xa2cc, "\uffe2"),
            Map.entry(0xfcfb, "\uffe2"),
            Map.entry(0xfcfc, "\uffe4"));

    /** All that begins with 0x8F 0xF3, from 0xA1 on. */
    private static final String ROMAN_NUMBERS = "\u2170\u2171\u2172\u2173\u2174\u2175\u2176\u2177\u2178\u2179"
            + "\u2160\u2161\u2162\u2163\u2164\u2165\u2166\u2167\u2168\u2169\ufffd\ufffd\u3231";

    private final CharsetTable characters = new CharsetTable("x-eucJP-Open");

    @Override
    int read(byte[] bytes, int at) {
        int first = at(bytes, at);
        boolean isLead = first == 0x8e || first == THREE || isIn(first, 0xa1, 0xfe);
        if (!isLead) {
            return first < 0xa0 ? add((char) first) : wrong(1);
        }
        if (at + 1 == bytes.length) {
            return INCOMPLETE;
        }
        int second = at(bytes, at + 1);
        if (second < 0xa0 || (first == 0x8e && isIn(second, 0xe5, 0xfe))) {
            return wrong(1);
        }
        if (first == THREE && isIn(second, 0xa1, 0xfe)) {
            return readThird(bytes, at, second);
        }
        var other = PAIRS.get(first << 8 | second);
        return finish(2, other == null ? characters.find(bytes, at, 2) : other);
    }

    private int readThird(byte[] bytes, int at, int second) {
        if (at + 2 == bytes.length) {
            return INCOMPLETE;
        }
        int third = at(bytes, at + 2);
        if (!isIn(third, 0xa1, 0xfe)) {
            return wrong(1);
        }
        return finish(
                3,
                switch (second) {
                    case 0xf3 -> romanNumber(third - 0xa1);
                    case 0xf4 -> null;
                    default -> characters.find(bytes, at, 3);
                });
    }

    private static @Nullable String romanNumber(int index) {
        if (index >= ROMAN_NUMBERS.length() || ROMAN_NUMBERS.charAt(index) == REPLACEMENT) {
            return null;
        }
        return ROMAN_NUMBERS.substring(index, index + 1);
    }

    private int finish(int count, @Nullable String character) {
        return character == null ? wrong(count) : add(count, character);
    }
}
