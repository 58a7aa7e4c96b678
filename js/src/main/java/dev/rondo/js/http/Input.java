package dev.rondo.js.http;

import java.util.Arrays;

/** The bytes that have come and are not yet understood. */
final class Input {
    private byte[] bytes = new byte[0];
    private int at;

    void add(byte[] more) {
        if (at == bytes.length) {
            bytes = more;
        } else {
            var rest = rest();
            bytes = Arrays.copyOf(rest, rest.length + more.length);
            System.arraycopy(more, 0, bytes, rest.length, more.length);
        }
        at = 0;
    }

    boolean isEmpty() {
        return at == bytes.length;
    }

    int available() {
        return bytes.length - at;
    }

    int position() {
        return at;
    }

    /** The next byte, which stays. */
    int peek() {
        return bytes[at] & 0xff;
    }

    void skip() {
        at++;
    }

    int next() {
        return bytes[at++] & 0xff;
    }

    byte[] take(long most) {
        int count = (int) Math.min(most, available());
        at += count;
        return Arrays.copyOfRange(bytes, at - count, at);
    }

    byte[] rest() {
        return Arrays.copyOfRange(bytes, at, bytes.length);
    }

    /** An error at the next byte. */
    HttpSyntaxException wrong(String code, String reason) {
        return new HttpSyntaxException(code, reason, at);
    }

    /** An error behind the next byte. */
    HttpSyntaxException wrongAfter(String code, String reason) {
        return new HttpSyntaxException(code, reason, at + 1);
    }
}
