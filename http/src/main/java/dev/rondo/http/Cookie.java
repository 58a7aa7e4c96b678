package dev.rondo.http;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A cookie that a server lets a client keep (RFC 6265). Scripts do not see it, and other sites do not let it be sent, but by links,
 * unless it says so. Immutable; each method that changes something makes another one.
 */
public final class Cookie {
    /** Whether the cookie goes along with requests that other sites have caused. */
    public enum SameSite {
        /** Never. */
        STRICT("Strict"),
        /** Only where somebody follows a link. */
        LAX("Lax"),
        /** Always; only for cookies that are {@link Cookie#secure secure}. */
        NONE("None");

        private final String text;

        SameSite(String text) {
            this.text = text;
        }
    }

    private final String name;
    private final String value;
    private final @Nullable Duration maxAge;
    private final @Nullable String domain;
    private final String path;
    private final boolean secure;
    private final boolean httpOnly;
    private final SameSite sameSite;

    private Cookie(
            String name,
            String value,
            @Nullable Duration maxAge,
            @Nullable String domain,
            String path,
            boolean secure,
            boolean httpOnly,
            SameSite sameSite) {
        this.name = name;
        this.value = value;
        this.maxAge = maxAge;
        this.domain = domain;
        this.path = path;
        this.secure = secure;
        this.httpOnly = httpOnly;
        this.sameSite = sameSite;
    }

    /**
     * For all paths of the server, until the client ends, hidden from scripts, {@code SameSite=Lax}. One whose name begins with
     * {@code __Secure-} or {@code __Host-} is secure, as clients ask of it.
     *
     * @throws IllegalArgumentException if the name is no token, or the value has a character that may not be there, such as a space,
     *     a comma or a semicolon; encode it
     */
    public static Cookie of(String name, String value) {
        if (!FieldSyntax.isToken(Objects.requireNonNull(name, "name"))) {
            throw new IllegalArgumentException("'" + FieldSyntax.visible(name) + "' is no name of a cookie");
        }
        if (!CookieParser.isValue(value)) {
            throw new IllegalArgumentException("the value of the cookie '" + name
                    + "' has a character that may not be there; encode it, in Base64 or with percent signs");
        }
        boolean secure = name.startsWith("__Secure-") || name.startsWith("__Host-");
        return new Cookie(name, value, null, null, "/", secure, true, SameSite.LAX);
    }

    /** One that lets the client forget that of the same name, path and domain. */
    public static Cookie deleted(String name) {
        return of(name, "").maxAge(Duration.ZERO);
    }

    /** How long the client keeps it, in whole seconds, rounded up; zero or less ends it. */
    public Cookie maxAge(Duration maxAge) {
        Objects.requireNonNull(maxAge, "maxAge");
        return new Cookie(name, value, maxAge, domain, path, secure, httpOnly, sameSite);
    }

    /**
     * It goes to all servers below that domain, and not only to this one.
     *
     * @throws IllegalArgumentException if that is no domain, or the cookie is one for a single host
     */
    public Cookie domain(String domain) {
        if (!domain.matches("[0-9A-Za-z.-]+")) {
            throw new IllegalArgumentException("'" + FieldSyntax.visible(domain) + "' is no domain");
        }
        checkHost("has no domain");
        return new Cookie(name, value, maxAge, domain, path, secure, httpOnly, sameSite);
    }

    /**
     * It goes along with requests to that path and those below.
     *
     * @throws IllegalArgumentException if that is no path, or the cookie is one for a whole host
     */
    public Cookie path(String path) {
        if (!path.startsWith("/") || path.chars().anyMatch(c -> c < ' ' || c >= 127 || c == ';')) {
            throw new IllegalArgumentException("'" + FieldSyntax.visible(path) + "' is no path of a cookie");
        }
        if (!path.equals("/")) {
            checkHost("has the path /");
        }
        return new Cookie(name, value, maxAge, domain, path, secure, httpOnly, sameSite);
    }

    private void checkHost(String rule) {
        if (name.startsWith("__Host-")) {
            throw new IllegalArgumentException("a cookie whose name begins with __Host- " + rule);
        }
    }

    /**
     * Whether it goes only over encrypted connections.
     *
     * @throws IllegalArgumentException if it must, by its name or by {@link SameSite#NONE}
     */
    public Cookie secure(boolean secure) {
        boolean must = sameSite == SameSite.NONE || of(name, "").secure;
        if (must && !secure) {
            throw new IllegalArgumentException("the cookie '" + name + "' must be secure, or clients drop it");
        }
        return new Cookie(name, value, maxAge, domain, path, secure, httpOnly, sameSite);
    }

    /** Whether it is hidden from scripts. */
    public Cookie httpOnly(boolean httpOnly) {
        return new Cookie(name, value, maxAge, domain, path, secure, httpOnly, sameSite);
    }

    /** Whether it goes along with requests that other sites have caused; {@link SameSite#NONE} makes it secure. */
    public Cookie sameSite(SameSite sameSite) {
        boolean must = secure || sameSite == SameSite.NONE;
        return new Cookie(name, value, maxAge, domain, path, must, httpOnly, sameSite);
    }

    /** The value of {@code Set-Cookie}. */
    @Override
    public String toString() {
        var text = new StringBuilder(name).append('=').append(value);
        if (maxAge != null) {
            text.append("; Max-Age=")
                    .append(maxAge.isPositive() ? maxAge.plusNanos(999_999_999).toSeconds() : 0);
        }
        if (domain != null) {
            text.append("; Domain=").append(domain);
        }
        text.append("; Path=").append(path);
        if (secure) {
            text.append("; Secure");
        }
        if (httpOnly) {
            text.append("; HttpOnly");
        }
        return text.append("; SameSite=").append(sameSite.text).toString();
    }
}
