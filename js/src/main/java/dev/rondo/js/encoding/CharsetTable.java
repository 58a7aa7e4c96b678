package dev.rondo.js.encoding;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import org.jspecify.annotations.Nullable;

/** Single characters of one of Java's charsets. */
final class CharsetTable {
    private final CharsetDecoder decoder;

    CharsetTable(String charset) {
        decoder = Charset.forName(charset).newDecoder();
    }

    /** The character that the bytes stand for, or null if they stand for none. */
    @Nullable String find(byte[] bytes, int at, int count) {
        try {
            return decoder.reset().decode(ByteBuffer.wrap(bytes, at, count)).toString();
        } catch (CharacterCodingException unknown) {
            return null;
        }
    }
}
