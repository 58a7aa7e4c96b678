package dev.rondo.js.http;

/** The target of a request: a path, a URL, an authority, or an asterisk. */
final class TargetSyntax {
    private enum Part {
        START,
        SCHEMA,
        SLASH,
        SLASHES,
        SERVER,
        PATH,
    }

    private final CharSequence method;
    private final StringBuilder text = new StringBuilder();
    private Part part = Part.START;

    TargetSyntax(CharSequence method) {
        this.method = method;
    }

    String text() {
        return text.toString();
    }

    void add(int c, Input input) throws HttpSyntaxException {
        if (c == '\t' || c == '\f') {
            throw input.wrongAfter("HPE_INVALID_URL", "Invalid characters in url");
        }
        part = switch (part) {
            case START -> start(c, input);
            case SCHEMA -> {
                if (c == ':') {
                    yield Part.SLASH;
                }
                yield accept(isLetter(c), Part.SCHEMA, "schema", input);
            }
            case SLASH -> accept(c == '/', Part.SLASHES, "schema", input);
            case SLASHES -> accept(c == '/', Part.SERVER, "schema", input);
            case SERVER -> {
                if (c == '/' || c == '?') {
                    yield Part.PATH;
                }
                yield accept(
                        isLetter(c) || isDigit(c) || "!$%&'()*+,-.:;=@[]_~".indexOf(c) >= 0,
                        Part.SERVER,
                        "server",
                        input);
            }
            case PATH -> {
                if (c < '!' || c > '~') {
                    throw input.wrong("HPE_INVALID_URL", "Invalid char in url path");
                }
                yield Part.PATH;
            }
        };
        text.append((char) c);
    }

    private Part start(int c, Input input) throws HttpSyntaxException {
        if (method.toString().equals("CONNECT") && c != '/' && c != '*') {
            part = Part.SERVER;
            return accept(isLetter(c) || isDigit(c) || "[:_-".indexOf(c) >= 0, Part.SERVER, "server", input);
        }
        if (c == '/' || c == '*') {
            return Part.PATH;
        }
        if (!isLetter(c)) {
            throw input.wrong("HPE_INVALID_URL", "Unexpected start char in url");
        }
        return Part.SCHEMA;
    }

    private static Part accept(boolean good, Part next, String where, Input input) throws HttpSyntaxException {
        if (!good) {
            throw input.wrong("HPE_INVALID_URL", "Unexpected char in url " + where);
        }
        return next;
    }

    void end(Input input) throws HttpSyntaxException {
        if (part != Part.PATH && part != Part.SERVER) {
            throw input.wrongAfter("HPE_INVALID_URL", "Invalid characters in url");
        }
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
