package dev.rondo.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parts of a request's target (RFC 3986, RFC 9112 section 3.2). */
public final class Target {
    private Target() {}

    /** The path in its one way to be written: what needs no percent-encoding has none. */
    static String path(String target) {
        var path = target.substring(startOfPath(target), endOfPath(target));
        if (path.isEmpty()) {
            return "/";
        }
        var plain = path.indexOf('%') < 0 ? path : withoutNeedlessEncoding(path);
        if (plain.contains("/.") && hasDotSegment(plain)) {
            throw new HttpException(400, "the path has dot segments; it is to be sent without");
        }
        return plain;
    }

    private static int startOfPath(String target) {
        if (target.startsWith("/")) {
            return 0;
        }
        int authority = target.indexOf("://");
        if (authority < 0) {
            return 0;
        }
        int slash = target.indexOf('/', authority + 3);
        int end = endOfPath(target);
        return slash < 0 || slash > end ? end : slash;
    }

    private static int endOfPath(String target) {
        int question = target.indexOf('?');
        int end = question < 0 ? target.length() : question;
        int hash = target.indexOf('#');
        return hash < 0 ? end : Math.min(hash, end);
    }

    private static boolean hasDotSegment(String path) {
        for (var segment : path.split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                return true;
            }
        }
        return false;
    }

    private static String withoutNeedlessEncoding(String path) {
        var plain = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c != '%') {
                plain.append(c);
                continue;
            }
            int octet = octet(path, i);
            if (isUnreserved(octet)) {
                plain.append((char) octet);
            } else {
                plain.append(String.format("%%%02X", octet));
            }
            i += 2;
        }
        return plain.toString();
    }

    private static boolean isUnreserved(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
    }

    private static int octet(String text, int percent) {
        if (percent + 2 < text.length()) {
            int high = Character.digit(text.charAt(percent + 1), 16);
            int low = Character.digit(text.charAt(percent + 2), 16);
            if (high >= 0 && low >= 0) {
                return high << 4 | low;
            }
        }
        throw new HttpException(400, "a percent sign must be followed by two hexadecimal digits");
    }

    /**
     * Without any percent-encoding.
     *
     * @throws HttpException with the status 400 if it cannot be decoded
     */
    public static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        var octets = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                octets.write(octet(text, i));
                i += 2;
            } else {
                octets.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets.toByteArray()))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new HttpException(400, "what is percent-encoded is no UTF-8", notUtf8);
        }
    }

    static Map<String, List<String>> query(String target) {
        int question = target.indexOf('?');
        if (question < 0) {
            return Map.of();
        }
        int hash = target.indexOf('#', question);
        return pairs(target.substring(question + 1, hash < 0 ? target.length() : hash));
    }

    /** What forms are written as, too. */
    static Map<String, List<String>> pairs(String text) {
        var values = new LinkedHashMap<String, List<String>>();
        for (var pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                var name = equals < 0 ? pair : pair.substring(0, equals);
                var value = equals < 0 ? "" : pair.substring(equals + 1);
                values.computeIfAbsent(plain(name), _ -> new ArrayList<>()).add(plain(value));
            }
        }
        return values;
    }

    private static String plain(String text) {
        return decode(text.replace('+', ' '));
    }
}
