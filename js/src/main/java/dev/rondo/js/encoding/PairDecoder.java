package dev.rondo.js.encoding;

/** An encoding with one or two bytes for each character. */
final class PairDecoder extends Decoder {
    /** What the bytes of an encoding may be. */
    interface Shape {
        boolean isLead(int first);

        /** A byte that cannot end a pair is no part of it. */
        boolean canFollow(int second);

        /** Whether a pair has a character, where Java's charset has one. */
        default boolean exists(int first, int second) {
            return true;
        }

        /** The character of a byte that is no lead, or U+FFFD. */
        char alone(int first);
    }

    private final Shape shape;
    private final CharsetTable pairs;

    PairDecoder(Shape shape, String charset) {
        this.shape = shape;
        pairs = new CharsetTable(charset);
    }

    @Override
    int read(byte[] bytes, int at) {
        int first = at(bytes, at);
        if (!shape.isLead(first)) {
            char character = shape.alone(first);
            return character == REPLACEMENT ? wrong(1) : add(character);
        }
        if (at + 1 == bytes.length) {
            return INCOMPLETE;
        }
        int second = at(bytes, at + 1);
        if (!shape.canFollow(second)) {
            return wrong(1);
        }
        var character = shape.exists(first, second) ? pairs.find(bytes, at, 2) : null;
        return character == null ? wrong(2) : add(2, character);
    }

    /** Windows' code page 950, with its places for characters of one's own. */
    static final class Big5 implements Shape {
        @Override
        public boolean isLead(int first) {
            return isIn(first, 0x81, 0xfe);
        }

        @Override
        public boolean canFollow(int second) {
            return isIn(second, 0x40, 0x7e) || isIn(second, 0x80, 0xfe);
        }

        @Override
        public char alone(int first) {
            return first == 0xff ? '\uf8f8' : (char) first;
        }
    }

    /** Without the pairs that Windows added. */
    static final class EucKr implements Shape {
        @Override
        public boolean isLead(int first) {
            return isIn(first, 0xa1, 0xfe);
        }

        @Override
        public boolean canFollow(int second) {
            return second >= 0xa0;
        }

        @Override
        public boolean exists(int first, int second) {
            return second > 0xa0 && !(first == 0xa2 && isIn(second, 0xe6, 0xe8));
        }

        @Override
        public char alone(int first) {
            return first == 0x8e || first == 0x8f || first >= 0xa0 ? REPLACEMENT : (char) first;
        }
    }

    /** IBM's, in which three control characters have changed places. */
    static final class ShiftJis implements Shape {
        @Override
        public boolean isLead(int first) {
            return isIn(first, 0x81, 0x9f) || isIn(first, 0xe0, 0xfc);
        }

        @Override
        public boolean canFollow(int second) {
            return isIn(second, 0x40, 0x7e) || isIn(second, 0x80, 0xfc);
        }

        @Override
        public char alone(int first) {
            return switch (first) {
                case 0x1a -> '\u001c';
                case 0x1c -> '\u007f';
                case 0x7f -> '\u001a';
                default ->
                    first < 0x80
                            ? (char) first
                            : isIn(first, 0xa1, 0xdf) ? (char) (0xff61 - 0xa1 + first) : REPLACEMENT;
            };
        }
    }
}
