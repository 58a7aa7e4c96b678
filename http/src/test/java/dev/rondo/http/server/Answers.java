package dev.rondo.http.server;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server has sent on a connection: responses one after another, and nothing besides. */
final class Answers {
    private static final Pattern HEAD = Pattern.compile(
            "HTTP/1\\.1 ([1-5]\\d\\d) [ -~]+\r\n((?:[!#$%&'*+.^_`|~0-9A-Za-z-]+: [\t -~\u0080-\u00ff]*\r\n)*)\r\n");
    private static final Pattern LENGTH = Pattern.compile("(?:^|\n)content-length: (\\d+)\r\n");
    private static final Pattern CHUNK = Pattern.compile("([0-9a-f]+)\r\n");

    private final String bytes;
    private int at;

    private Answers(String bytes) {
        this.bytes = bytes;
    }

    /**
     * How many responses there are.
     *
     * @throws IllegalStateException if there is anything else
     */
    static int count(String bytes) {
        var answers = new Answers(bytes);
        int count = 0;
        while (answers.at < bytes.length()) {
            answers.skip();
            count++;
        }
        return count;
    }

    private void skip() {
        var head = match(HEAD, "a response");
        var fields = head.group(2);
        var length = LENGTH.matcher(fields);
        if (fields.contains("transfer-encoding: chunked\r\n")) {
            skipChunks();
        } else if (length.find()) {
            advance(Integer.parseInt(length.group(1)));
        } else if (head.group(1).equals("101")) {
            at = bytes.length(); // frames, which are none of this
        } else if (head.group(1).compareTo("200") >= 0 && !head.group(1).equals("204")) {
            if (!fields.contains("connection: close")) {
                throw new IllegalStateException("a response without an end: " + Shown.of(head.group()));
            }
            at = bytes.length();
        }
    }

    private void skipChunks() {
        int size;
        do {
            size = Integer.parseInt(match(CHUNK, "a chunk").group(1), 16);
            advance(size);
            if (!bytes.startsWith("\r\n", at)) {
                throw new IllegalStateException("a chunk that does not end: " + Shown.of(bytes.substring(at)));
            }
            advance(2);
        } while (size > 0);
    }

    private Matcher match(Pattern pattern, String what) {
        var matcher = pattern.matcher(bytes).region(at, bytes.length());
        if (!matcher.lookingAt()) {
            throw new IllegalStateException("this is not " + what + ": " + Shown.of(bytes.substring(at)));
        }
        at = matcher.end();
        return matcher;
    }

    private void advance(int count) {
        at += count;
        if (at > bytes.length()) {
            throw new IllegalStateException(
                    "a response was cut off " + (at - bytes.length()) + " bytes before its end");
        }
    }
}
