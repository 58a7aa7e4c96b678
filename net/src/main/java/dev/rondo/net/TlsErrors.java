package dev.rondo.net;

import io.netty.handler.codec.DecoderException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** What failures of TLS mean. Each provider, and each side, has words of its own for them. */
final class TlsErrors {
    /** The first that fits counts. What was found here comes before the alerts, with which the other side says what it found. */
    private static final List<Meaning> MEANINGS = List.of(
            new Meaning(
                    "the certificate of %s has expired; it must be renewed there, unless the clock here is wrong",
                    "CERTIFICATEEXPIREDEXCEPTION", "VALIDITY CHECK FAILED", "NOTAFTER"),
            new Meaning(
                    "the certificate of %s is not valid yet; unless the clock here is wrong, it is too early to use it",
                    "CERTIFICATENOTYETVALIDEXCEPTION", "NOTBEFORE"),
            new Meaning(
                    "the JDK checks certificates for no such name of a host as that of %s, perhaps because of an underscore; name"
                            + " another one that the certificate has with serverName",
                    "ILLEGAL GIVEN DOMAIN NAME"),
            new Meaning(
                    "the certificate of %s is for another host; connect to it by a name that the certificate has, or name that one"
                            + " with serverName",
                    "NO SUBJECT ALTERNATIVE", "NO NAME MATCHING"),
            new Meaning(
                    "the certificate of %s was issued by nobody who is trusted here; name its authority with trust in a client, or"
                            + " with requireClientCertificate in a server",
                    "UNABLE TO FIND VALID CERTIFICATION PATH", "PATH DOES NOT CHAIN WITH ANY OF THE TRUST ANCHORS"),
            new Meaning(
                    "%s has sent no certificate, and is required to; the client must be given one",
                    "EMPTY CLIENT CERTIFICATE CHAIN", "PEER DID NOT RETURN A CERTIFICATE"),
            new Meaning(
                    "%s requires a certificate of the client, from an authority that it trusts; give one with certificate",
                    "CERTIFICATE REQUIRED"),
            new Meaning(
                    "%s and this side have no application protocol in common; see what both say with alpn",
                    "NO APPLICATION PROTOCOL"),
            new Meaning(
                    "%s and this side have no version of TLS in common; here are 1.2 and 1.3",
                    "PROTOCOL VERSION",
                    "UNSUPPORTED PROTOCOL",
                    "NO APPROPRIATE PROTOCOL",
                    "CLIENT REQUESTED PROTOCOL",
                    "WRONG VERSION NUMBER"),
            new Meaning(
                    "%s does not accept the certificate of this side; it does not trust the one who issued it, or it is not for"
                            + " this name, or has expired",
                    "UNKNOWN CA", "CERTIFICATE UNKNOWN", "BAD CERTIFICATE", "CERTIFICATE EXPIRED"),
            new Meaning(
                    "what came from %s is not TLS; perhaps the other side does not encrypt", "NOT AN SSL/TLS RECORD"),
            new Meaning("%s and this side have no cipher in common", "NO CIPHER SUITES IN COMMON", "NO SHARED CIPHER"));

    private TlsErrors() {}

    /** A handshake has failed. */
    static SSLException ofHandshake(String peer, Throwable cause) {
        var explained =
                new SSLHandshakeException("the TLS handshake with " + peer + " failed: " + meaning(peer, root(cause)));
        explained.initCause(cause);
        return explained;
    }

    static SSLException tooSlow(String peer, java.time.Duration limit) {
        return new SSLHandshakeException("the TLS handshake with " + peer + " has taken longer than " + limit.toMillis()
                + " ms; perhaps the other side does not encrypt; handshakeLimit allows more");
    }

    static SSLException tooEarly(String peer) {
        return new SSLHandshakeException(
                "the TLS handshake with " + peer
                        + " was not begun: something has come before it, which was not encrypted and must not be taken for what is");
    }

    static SSLException truncated(String peer) {
        return new SSLException(
                "what " + peer + " sent was cut off: its connection ended without the end that TLS asks for"
                        + " (close_notify), so that something may be missing");
    }

    /** A connection has failed; null if that is nothing of TLS. */
    static @Nullable SSLException ofConnection(String what, String peer, Throwable cause) {
        return root(cause) instanceof SSLException tls
                ? new SSLException(what + ": " + meaning(peer, tls), cause)
                : null;
    }

    private static Throwable root(Throwable cause) {
        var inner = cause.getCause();
        return cause instanceof DecoderException && inner != null ? inner : cause;
    }

    private static String meaning(String peer, Throwable cause) {
        if (cause instanceof ClosedChannelException) {
            return "the other side has closed the connection before the end; its log may say why";
        }
        var words = words(cause);
        return MEANINGS.stream()
                .filter(each -> each.fits(words))
                .findFirst()
                .map(each -> each.text.formatted(peer) + " (" + messages(cause) + ")")
                .orElseGet(() -> messages(cause));
    }

    private static String words(Throwable cause) {
        return causes(cause)
                .map(each -> each.getClass().getSimpleName() + " " + each.getMessage())
                .collect(Collectors.joining(" "))
                .toUpperCase(Locale.ROOT)
                .replace('_', ' ');
    }

    /** What all of its causes say, each once. */
    static String messages(Throwable cause) {
        return causes(cause)
                .map(each -> String.valueOf(each.getMessage()))
                .reduce((all, next) -> all.contains(next) || next.equals("null") ? all : all + ": " + next)
                .orElse("");
    }

    private static Stream<Throwable> causes(Throwable cause) {
        return Stream.iterate(cause, each -> each != null, Throwable::getCause).limit(10);
    }

    /** What some words mean. */
    private record Meaning(String text, List<String> words) {
        Meaning(String text, String... words) {
            this(text, List.of(words));
        }

        boolean fits(String said) {
            return words.stream().anyMatch(said::contains);
        }
    }
}
