package dev.rondo.js.http;

import org.jspecify.annotations.Nullable;

/** A body in chunks. */
final class Chunks {
    private static final int MOST_EXTENSIONS = 16 * 1024;

    private enum State {
        SIZE_START,
        SIZE,
        EXTENSION_START,
        EXTENSION_NAME,
        EXTENSION_VALUE,
        QUOTED,
        ESCAPED,
        QUOTED_END,
        SIZE_LINE_FEED,
        DATA,
        DATA_CR,
        DATA_LINE_FEED,
        END,
    }

    private State state = State.SIZE_START;
    private long size;
    private int extensions;

    /** Whether the last chunk has come, so that trailers follow. */
    boolean isAtEnd() {
        return state == State.END;
    }

    /** The next piece of data, or null if there is none in what has come. */
    byte @Nullable [] read(Input input) throws HttpSyntaxException {
        while (!input.isEmpty() && state != State.END) {
            if (state == State.DATA) {
                var piece = input.take(size);
                size -= piece.length;
                if (size == 0) {
                    state = State.DATA_CR;
                }
                return piece;
            }
            int c = input.peek();
            state = switch (state) {
                case SIZE_START, SIZE -> sizeByte(c, input);
                case EXTENSION_START, EXTENSION_NAME, EXTENSION_VALUE, QUOTED, ESCAPED, QUOTED_END ->
                    extensionByte(c, input);
                case SIZE_LINE_FEED -> {
                    if (c != '\n') {
                        throw input.wrong("HPE_STRICT", "Expected LF after chunk size");
                    }
                    yield size == 0 ? State.END : State.DATA;
                }
                case DATA_CR -> {
                    if (c == '\n') {
                        throw input.wrongAfter("HPE_CR_EXPECTED", "Missing expected CR after chunk data");
                    }
                    if (c != '\r') {
                        throw input.wrong("HPE_STRICT", "Expected LF after chunk data");
                    }
                    yield State.DATA_LINE_FEED;
                }
                case DATA_LINE_FEED -> {
                    if (c != '\n') {
                        throw input.wrong("HPE_STRICT", "Expected LF after chunk data");
                    }
                    yield State.SIZE_START;
                }
                case DATA, END -> throw new IllegalStateException();
            };
            input.skip();
        }
        return null;
    }

    private State sizeByte(int c, Input input) throws HttpSyntaxException {
        int digit = Character.digit(c, 16);
        if (digit >= 0) {
            if (state == State.SIZE_START) {
                size = 0;
                extensions = 0;
            }
            if (size > Long.MAX_VALUE >> 4) {
                throw input.wrongAfter("HPE_INVALID_CHUNK_SIZE", "Chunk size overflow");
            }
            size = (size << 4) | digit;
            return State.SIZE;
        }
        if (state == State.SIZE) {
            switch (c) {
                case '\r' -> {
                    return State.SIZE_LINE_FEED;
                }
                case '\n' -> throw input.wrongAfter("HPE_CR_EXPECTED", "Missing expected CR after chunk size");
                case ';' -> {
                    return State.EXTENSION_START;
                }
                default -> {}
            }
        }
        throw input.wrong("HPE_INVALID_CHUNK_SIZE", "Invalid character in chunk size");
    }

    private State extensionByte(int c, Input input) throws HttpSyntaxException {
        extensions++;
        if (extensions > MOST_EXTENSIONS) {
            throw input.wrong("HPE_CHUNK_EXTENSIONS_OVERFLOW", "Chunk extensions overflow");
        }
        boolean isText = c == '\t' || (c >= ' ' && c != 0x7f);
        return switch (state) {
            case EXTENSION_START -> allow(Fields.isToken(c), State.EXTENSION_NAME, "", input);
            case EXTENSION_NAME -> c == '=' ? State.EXTENSION_VALUE : behind(c, State.EXTENSION_NAME, " name", input);
            case EXTENSION_VALUE -> c == '"' ? State.QUOTED : behind(c, State.EXTENSION_VALUE, " value", input);
            case QUOTED ->
                switch (c) {
                    case '"' -> State.QUOTED_END;
                    case '\\' -> State.ESCAPED;
                    default -> allow(isText, State.QUOTED, " quoted value", input);
                };
            case ESCAPED -> allow(isText, State.QUOTED, " quoted value", input);
            case QUOTED_END -> behind(c, null, " value", input);
            default -> throw new IllegalStateException();
        };
    }

    /** One more byte of a token, or what ends it. */
    private static State behind(int c, @Nullable State token, String where, Input input) throws HttpSyntaxException {
        return switch (c) {
            case '\r' -> State.SIZE_LINE_FEED;
            case ';' -> State.EXTENSION_START;
            default -> allow(token != null && Fields.isToken(c), token, where, input);
        };
    }

    private static State allow(boolean good, @Nullable State next, String where, Input input)
            throws HttpSyntaxException {
        if (!good || next == null) {
            throw input.wrongAfter("HPE_STRICT", "Invalid character in chunk extensions" + where);
        }
        return next;
    }
}
