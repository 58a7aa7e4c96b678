package dev.rondo.http.server;

import dev.rondo.http.wire.ContentCoding;
import dev.rondo.http.wire.Tokens;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a client says that it can unpack (RFC 9110, section 12.5.3). */
final class AcceptEncoding {
    private AcceptEncoding() {}

    /** The coding that the client likes best, gzip of several; null if it likes none, or plain bytes better. */
    static @Nullable ContentCoding choose(List<String> fields) {
        var weights = new HashMap<String, Double>();
        for (var element : Tokens.of(fields)) {
            int end = element.indexOf(';');
            var name = (end < 0 ? element : element.substring(0, end)).strip().toLowerCase(Locale.ROOT);
            weights.putIfAbsent(
                    name.equals("x-gzip") ? "gzip" : name, end < 0 ? 1 : weight(element.substring(end + 1)));
        }
        double others = weights.getOrDefault("*", 0.0);
        double best = weights.getOrDefault("identity", 0.0);
        ContentCoding chosen = null;
        for (var coding : ContentCoding.values()) {
            double weight = weights.getOrDefault(coding.token(), others);
            if (weight > 0 && (chosen == null ? weight >= best : weight > best)) {
                chosen = coding;
                best = weight;
            }
        }
        return chosen;
    }

    /** What cannot be read counts as no. */
    private static double weight(String parameter) {
        var said = parameter.strip().toLowerCase(Locale.ROOT);
        if (!said.matches("q\\s*=\\s*[01](\\.\\d{0,3})?")) {
            return 0;
        }
        return Math.min(
                1, Double.parseDouble(said.substring(said.indexOf('=') + 1).strip()));
    }
}
