package dev.rondo.js.http;

import java.util.List;

/** Method, target and version. */
final class RequestLine extends StartLine {
    static final List<String> METHODS = List.of(
            "ACL",
            "BIND",
            "CHECKOUT",
            "CONNECT",
            "COPY",
            "DELETE",
            "GET",
            "HEAD",
            "LINK",
            "LOCK",
            "M-SEARCH",
            "MERGE",
            "MKACTIVITY",
            "MKCALENDAR",
            "MKCOL",
            "MOVE",
            "NOTIFY",
            "OPTIONS",
            "PATCH",
            "POST",
            "PROPFIND",
            "PROPPATCH",
            "PURGE",
            "PUT",
            "QUERY",
            "REBIND",
            "REPORT",
            "SEARCH",
            "SOURCE",
            "SUBSCRIBE",
            "TRACE",
            "UNBIND",
            "UNLINK",
            "UNLOCK",
            "UNSUBSCRIBE");

    private enum State {
        BEFORE,
        METHOD,
        SPACES,
        TARGET,
        VERSION,
        VERSION_END,
        LINE_FEED,
    }

    private final HeadSize size;
    private final StringBuilder method = new StringBuilder();
    private final TargetSyntax target;
    private State state = State.BEFORE;
    private boolean versionBegun;

    RequestLine(HeadSize size) {
        this.size = size;
        target = new TargetSyntax(method);
    }

    String method() {
        return method.toString();
    }

    String target() {
        return target.text();
    }

    boolean isBegun() {
        return state != State.BEFORE;
    }

    @Override
    String constantExpected() {
        return "Expected HTTP/, RTSP/ or ICE/";
    }

    @Override
    boolean read(Input input) throws HttpSyntaxException {
        while (!input.isEmpty()) {
            int c = input.peek();
            switch (state) {
                case BEFORE -> {
                    if (c == '\r' || c == '\n') {
                        input.skip();
                    } else {
                        state = State.METHOD;
                    }
                }
                case METHOD -> methodByte(c, input);
                case SPACES -> {
                    if (c == ' ') {
                        input.skip();
                    } else {
                        state = State.TARGET;
                    }
                }
                case TARGET -> targetByte(c, input);
                case VERSION -> {
                    if (c == ' ' && !versionBegun) {
                        input.skip();
                    } else {
                        versionBegun = true;
                        state = readVersion(input) ? State.VERSION_END : State.VERSION;
                    }
                }
                case VERSION_END -> {
                    if (c == '\n') {
                        throw input.wrongAfter("HPE_INVALID_VERSION", "Expected CRLF after version");
                    } else if (c != '\r') {
                        throw input.wrong("HPE_INVALID_VERSION", "Expected CRLF after version");
                    }
                    input.skip();
                    state = State.LINE_FEED;
                }
                case LINE_FEED -> {
                    if (c != '\n') {
                        throw input.wrong("HPE_STRICT", "Expected CRLF after version");
                    }
                    input.skip();
                    return true;
                }
            }
        }
        return false;
    }

    private void methodByte(int c, Input input) throws HttpSyntaxException {
        if (c == ' ' && METHODS.contains(method.toString())) {
            input.skip();
            state = State.SPACES;
            return;
        }
        method.append((char) c);
        var begun = method.toString();
        if (METHODS.stream().noneMatch(each -> each.startsWith(begun))) {
            var before = begun.substring(0, begun.length() - 1);
            throw input.wrong(
                    "HPE_INVALID_METHOD",
                    METHODS.contains(before) ? "Expected space after method" : "Invalid method encountered");
        }
        input.skip();
    }

    private void targetByte(int c, Input input) throws HttpSyntaxException {
        if (c != ' ' && c != '\r' && c != '\n') {
            target.add(c, input);
            input.skip();
            size.add(1);
            return;
        }
        target.end(input);
        size.check(input, 0);
        input.skip();
        // A line without a version is of HTTP/0.9.
        state = c == ' ' ? State.VERSION : State.LINE_FEED;
    }
}
