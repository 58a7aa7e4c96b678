package dev.rondo.js.host;

import java.nio.charset.StandardCharsets;

/** UTF-8 as the Encoding standard decodes it: Java writes fewer replacement characters for some broken sequences. */
final class Utf8 {
    private static final char REPLACEMENT = '\ufffd';

    private Utf8() {}

    static String decode(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : decodeBroken(bytes);
    }

    /** The text without surrogates that stand alone, for which there are no bytes. */
    static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return withoutLoneSurrogates(text);
            }
        }
        return text;
    }

    private static String withoutLoneSurrogates(String text) {
        return text.codePoints()
                .map(point -> isSurrogate(point) ? REPLACEMENT : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private static String decodeBroken(byte[] bytes) {
        var text = new StringBuilder(bytes.length);
        int at = 0;
        while (at < bytes.length) {
            int first = bytes[at] & 0xff;
            int size = size(first);
            int taken = 1;
            int point = size == 1 ? first : first & (0xff >> (size + 1));
            while (taken < size && at + taken < bytes.length && continues(first, taken, bytes[at + taken] & 0xff)) {
                point = (point << 6) | (bytes[at + taken] & 0x3f);
                taken++;
            }
            text.appendCodePoint(size > 0 && taken == size ? point : REPLACEMENT);
            at += taken;
        }
        return text.toString();
    }

    /** How many bytes a character has that begins like this; 0 for what begins none. */
    private static int size(int first) {
        if (first < 0x80) {
            return 1;
        }
        if (first < 0xc2 || first > 0xf4) {
            return 0;
        }
        return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    }

    /** Whether a byte may follow; the second one has narrower bounds after some first ones. */
    private static boolean continues(int first, int index, int next) {
        int least = 0x80;
        int greatest = 0xbf;
        if (index == 1) {
            switch (first) {
                case 0xe0 -> least = 0xa0;
                case 0xed -> greatest = 0x9f;
                case 0xf0 -> least = 0x90;
                case 0xf4 -> greatest = 0x8f;
                default -> {}
            }
        }
        return next >= least && next <= greatest;
    }
}
