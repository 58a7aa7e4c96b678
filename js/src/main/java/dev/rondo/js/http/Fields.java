package dev.rondo.js.http;

import java.util.ArrayList;
import java.util.List;

/** The fields of a head, or the trailers behind a body. */
final class Fields {
    private static final String TOKEN = "!#$%&'*+-.^_`|~";

    private enum State {
        LINE_START,
        NAME,
        BEFORE_VALUE,
        VALUE,
        LINE_FEED,
        LAST_LINE_FEED,
    }

    private final HeadSize size;
    private final List<String> all = new ArrayList<>();
    private final StringBuilder name = new StringBuilder();
    private final StringBuilder value = new StringBuilder();
    private State state = State.LINE_START;

    Fields(HeadSize size) {
        this.size = size;
    }

    List<String> all() {
        return all;
    }

    /** Reads what is there; answers whether the empty line behind the fields has come. */
    boolean read(Input input, Framing framing) throws HttpSyntaxException {
        while (!input.isEmpty()) {
            int c = input.peek();
            switch (state) {
                case LINE_START -> lineStart(c, input);
                case NAME -> nameByte(c, input);
                case BEFORE_VALUE -> {
                    if (c == ' ' || c == '\t') {
                        input.skip();
                    } else {
                        state = State.VALUE;
                    }
                }
                case VALUE -> valueByte(c, input);
                case LINE_FEED -> {
                    if (c != '\n') {
                        throw input.wrong("HPE_LF_EXPECTED", "Missing expected LF after header value");
                    }
                    input.skip();
                    complete(input, framing);
                }
                case LAST_LINE_FEED -> {
                    if (c != '\n') {
                        throw input.wrong("HPE_STRICT", "Expected LF after headers");
                    }
                    input.skip();
                    return true;
                }
            }
        }
        size.check(input, 0);
        return false;
    }

    private void lineStart(int c, Input input) throws HttpSyntaxException {
        if (c == ' ' || c == '\t') {
            throw all.isEmpty()
                    ? input.wrongAfter("HPE_UNEXPECTED_SPACE", "Unexpected space after start line")
                    : input.wrong("HPE_INVALID_HEADER_TOKEN", "Unexpected whitespace after header value");
        }
        if (c == '\r') {
            input.skip();
            state = State.LAST_LINE_FEED;
        } else if (c == '\n') {
            throw input.wrongAfter("HPE_INVALID_HEADER_TOKEN", "Missing expected CR after header value");
        } else {
            state = State.NAME;
        }
    }

    private void nameByte(int c, Input input) throws HttpSyntaxException {
        if (c == ':' && !name.isEmpty()) {
            size.field(input);
            size.check(input, 0);
            state = State.BEFORE_VALUE;
        } else if (isToken(c)) {
            name.append((char) c);
            size.add(1);
        } else {
            throw input.wrong("HPE_INVALID_HEADER_TOKEN", "Invalid header token");
        }
        input.skip();
    }

    private void valueByte(int c, Input input) throws HttpSyntaxException {
        if (c == '\r') {
            size.check(input, 1);
            state = State.LINE_FEED;
        } else if (c == '\n') {
            throw input.wrong("HPE_CR_EXPECTED", "Missing expected CR after header value");
        } else if (c == '\t' || (c >= ' ' && c != 0x7f)) {
            value.append((char) c);
            size.add(1);
        } else {
            throw input.wrong("HPE_INVALID_HEADER_TOKEN", "Invalid header value char");
        }
        input.skip();
    }

    private void complete(Input input, Framing framing) throws HttpSyntaxException {
        int end = value.length();
        while (end > 0 && (value.charAt(end - 1) == ' ' || value.charAt(end - 1) == '\t')) {
            end--;
        }
        value.setLength(end);
        all.add(name.toString());
        all.add(value.toString());
        framing.field(name.toString(), value.toString(), input);
        name.setLength(0);
        value.setLength(0);
        state = State.LINE_START;
    }

    static boolean isToken(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || TOKEN.indexOf(c) >= 0;
    }
}
