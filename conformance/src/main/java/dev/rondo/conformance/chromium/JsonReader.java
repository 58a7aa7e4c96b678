package dev.rondo.conformance.chromium;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A reader of JSON that goes through its text once. */
final class JsonReader {
    private final String text;
    private int at;

    JsonReader(String text) {
        this.text = text;
    }

    @Nullable Object read() {
        var value = value();
        if (peek() != '\0') {
            throw failure("something after the end");
        }
        return value;
    }

    private @Nullable Object value() {
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object() {
        var members = new LinkedHashMap<String, @Nullable Object>();
        expect('{');
        if (peek() != '}') {
            do {
                peek();
                var name = string();
                peek();
                expect(':');
                members.put(name, value());
            } while (another());
        }
        peek();
        expect('}');
        return members;
    }

    private List<@Nullable Object> array() {
        var items = new ArrayList<@Nullable Object>();
        expect('[');
        if (peek() != ']') {
            do {
                items.add(value());
            } while (another());
        }
        peek();
        expect(']');
        return items;
    }

    private boolean another() {
        if (peek() != ',') {
            return false;
        }
        at++;
        return true;
    }

    private String string() {
        expect('"');
        var out = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            out.append(c == '\\' ? escape() : c);
        }
        expect('"');
        return out.toString();
    }

    private char escape() {
        char c = text.charAt(at++);
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            default -> c;
        };
    }

    private Double number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (start == at) {
            throw failure("no value");
        }
        return Double.valueOf(text.substring(start, at));
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw failure("no value");
        }
        at += word.length();
        return value;
    }

    /** The next character that is no white space, or NUL at the end. */
    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void expect(char c) {
        if (at >= text.length() || text.charAt(at) != c) {
            throw failure("no " + c);
        }
        at++;
    }

    private IllegalArgumentException failure(String what) {
        return new IllegalArgumentException(what + " at " + at + " of a JSON text");
    }
}
