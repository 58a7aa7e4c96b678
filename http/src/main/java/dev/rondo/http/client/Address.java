package dev.rondo.http.client;

import java.util.ArrayDeque;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The address of a request (RFC 3986), of which the server sees the target.
 *
 * @param target path and query
 */
record Address(Origin origin, String target) {
    private static final Pattern WHOLE = Pattern.compile("(?i)(https?)://([^/?#]*)([^#]*)(#.*)?", Pattern.DOTALL);
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+)(:([0-9]{0,5}))?");
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);

    /** @throws IllegalArgumentException if a client cannot ask there */
    static Address parse(String text) {
        var whole = WHOLE.matcher(text);
        if (!whole.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no address that a client can ask: it begins with http:// or https://");
        }
        var authority = whole.group(2);
        if (authority.indexOf('@') >= 0) {
            throw new IllegalArgumentException(
                    "an address with a user in it is refused, since it would show up in logs;"
                            + " say who asks with the header field Authorization");
        }
        var parts = AUTHORITY.matcher(authority);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + authority + "' in '" + text + "' is no host and port");
        }
        boolean secure = whole.group(1).equalsIgnoreCase("https");
        var port = parts.group(3);
        int number = port == null || port.isEmpty() ? (secure ? 443 : 80) : Integer.parseInt(port);
        if (number < 1 || number > 65_535) {
            throw new IllegalArgumentException("a port is between 1 and 65535, and '" + text + "' has another one");
        }
        var host = parts.group(1).toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
        var target = whole.group(3);
        return new Address(new Origin(secure, host, number), target.startsWith("/") ? target : "/" + target);
    }

    /**
     * Where a reference on this page leads (RFC 3986, section 5).
     *
     * @throws IllegalArgumentException if a client cannot ask there
     */
    Address resolve(String reference) {
        var clean = encoded(reference.strip());
        int hash = clean.indexOf('#');
        var bare = hash < 0 ? clean : clean.substring(0, hash);
        if (SCHEME.matcher(bare).matches()) {
            return parse(bare);
        }
        if (bare.startsWith("//")) {
            return parse(origin.scheme() + ":" + bare);
        }
        if (bare.isEmpty()) {
            return this;
        }
        var path = path();
        if (bare.startsWith("?")) {
            return new Address(origin, path + bare);
        }
        var merged = bare.startsWith("/") ? bare : path.substring(0, path.lastIndexOf('/') + 1) + bare;
        return new Address(origin, withoutDots(merged));
    }

    private String path() {
        int question = target.indexOf('?');
        return question < 0 ? target : target.substring(0, question);
    }

    private static String withoutDots(String target) {
        int question = target.indexOf('?');
        var path = question < 0 ? target : target.substring(0, question);
        var segments = new ArrayDeque<String>();
        var all = path.substring(1).split("/", -1);
        for (int i = 0; i < all.length; i++) {
            boolean last = i == all.length - 1;
            if (all[i].equals("..")) {
                segments.pollLast();
            } else if (!all[i].equals(".")) {
                segments.add(all[i]);
                continue;
            }
            if (last) {
                segments.add("");
            }
        }
        return "/" + String.join("/", segments) + (question < 0 ? "" : target.substring(question));
    }

    /** What servers should have encoded, and some do not; characters stand for the bytes that came. */
    private static String encoded(String text) {
        var all = new StringBuilder();
        text.chars().forEach(c -> {
            if (c > ' ' && c < 127) {
                all.append((char) c);
            } else {
                all.append(String.format("%%%02X", c & 0xff));
            }
        });
        return all.toString();
    }

    String text() {
        return origin + target;
    }

    /** For errors and logs: queries often have secrets. */
    @Override
    public String toString() {
        var path = path();
        return origin + path + (path.length() < target.length() ? "?..." : "");
    }
}
