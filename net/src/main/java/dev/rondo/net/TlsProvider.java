package dev.rondo.net;

import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslProvider;
import org.jspecify.annotations.Nullable;

/** What encrypts connections. Any thread may use it. */
public enum TlsProvider {
    /**
     * BoringSSL through netty-tcnative. It is there when {@code netty-tcnative-boringssl-static} for this
     * system is on the class path. With it the end that comes from the other side closes the connection.
     */
    TCNATIVE(SslProvider.OPENSSL),

    /** The JDK's, which is always there. */
    JDK(SslProvider.JDK);

    private final SslProvider netty;

    TlsProvider(SslProvider netty) {
        this.netty = netty;
    }

    /** What is used where nobody chose: tcnative where it is there, otherwise the JDK's. */
    public static TlsProvider standard() {
        return TCNATIVE.unavailability() == null ? TCNATIVE : JDK;
    }

    /** Why it cannot be used here; null if it can. */
    public @Nullable Throwable unavailability() {
        return this == TCNATIVE ? OpenSsl.unavailabilityCause() : null;
    }

    SslProvider netty() {
        return netty;
    }

    /**
     * Itself, if it can be used.
     *
     * @throws IllegalStateException otherwise
     */
    TlsProvider usable() {
        var why = unavailability();
        if (why != null) {
            throw new IllegalStateException(
                    "tcnative cannot be used here: " + why.getMessage()
                            + "; add io.netty:netty-tcnative-boringssl-static with the classifier of this system, or use the JDK's",
                    why);
        }
        return this;
    }
}
