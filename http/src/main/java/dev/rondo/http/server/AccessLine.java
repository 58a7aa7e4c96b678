package dev.rondo.http.server;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A line of an access log, as web servers have written it since the first of them. */
final class AccessLine {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.US).withZone(ZoneOffset.UTC);

    private AccessLine() {}

    static String of(Access access, boolean combined) {
        var line = new StringBuilder(128);
        line.append(host(access.remoteAddress())).append(" - - [");
        TIME.formatTo(access.time(), line);
        line.append("] \"");
        escape(access.method(), line);
        line.append(' ');
        escape(access.target(), line);
        line.append(' ').append(access.protocol()).append("\" ").append(access.status());
        line.append(' ').append(access.bytes() == 0 ? "-" : Long.toString(access.bytes()));
        if (combined) {
            quote(access.referer(), line);
            quote(access.userAgent(), line);
        }
        return line.toString();
    }

    private static String host(SocketAddress address) {
        return address instanceof InetSocketAddress internet && internet.getAddress() != null
                ? internet.getAddress().getHostAddress().replaceFirst("%.*", "")
                : "-";
    }

    private static void quote(@Nullable String text, StringBuilder line) {
        line.append(" \"");
        escape(text == null ? "-" : text, line);
        line.append('"');
    }

    /** Nothing but visible ASCII is left, of which no quotation mark stands alone. */
    private static void escape(String text, StringBuilder line) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                line.append('\\').append(c);
            } else if (c < ' ' || c >= 127) {
                line.append(c < 256 ? String.format("\\x%02x", (int) c) : String.format("\\u%04x", (int) c));
            } else {
                line.append(c);
            }
        }
    }
}
