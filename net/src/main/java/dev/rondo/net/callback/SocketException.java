package dev.rondo.net.callback;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.AlreadyConnectedException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the kernel said to an operation on a socket. */
public final class SocketException extends IOException {
    private static final long serialVersionUID = 1;

    /** Native transports put the number of the error before the system's words, the JDK may put an address behind them. */
    private static final Pattern WORDS = Pattern.compile("(?:.*error\\(-?\\d+\\): )?([^:]*).*", Pattern.DOTALL);

    private static final String UNKNOWN = "UNKNOWN";

    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("Address already in use", "EADDRINUSE"),
            Map.entry("Address family not supported by protocol", "EAFNOSUPPORT"),
            Map.entry("Broken pipe", "EPIPE"),
            Map.entry("Can't assign requested address", "EADDRNOTAVAIL"),
            Map.entry("Cannot assign requested address", "EADDRNOTAVAIL"),
            Map.entry("Connection refused", "ECONNREFUSED"),
            Map.entry("Connection reset", "ECONNRESET"),
            Map.entry("Connection reset by peer", "ECONNRESET"),
            Map.entry("Connection timed out", "ETIMEDOUT"),
            Map.entry("Operation timed out", "ETIMEDOUT"),
            Map.entry("File name too long", "ENAMETOOLONG"),
            Map.entry("Host is down", "EHOSTDOWN"),
            Map.entry("Host is unreachable", "EHOSTUNREACH"),
            Map.entry("No route to host", "EHOSTUNREACH"),
            Map.entry("Invalid argument", "EINVAL"),
            Map.entry("Is a directory", "EISDIR"),
            Map.entry("Network is down", "ENETDOWN"),
            Map.entry("Network is unreachable", "ENETUNREACH"),
            Map.entry("No such file or directory", "ENOENT"),
            Map.entry("Not a directory", "ENOTDIR"),
            Map.entry("Operation not permitted", "EPERM"),
            Map.entry("Permission denied", "EACCES"),
            Map.entry("Protocol not available", "ENOPROTOOPT"),
            Map.entry("Protocol wrong type for socket", "EPROTOTYPE"),
            Map.entry("Socket operation on non-socket", "ENOTSOCK"),
            Map.entry("Too many open files", "EMFILE"),
            Map.entry("Too many open files in system", "ENFILE"),
            Map.entry("Transport endpoint is not connected", "ENOTCONN"));

    private final String code;

    private SocketException(String code, @Nullable Throwable cause) {
        super(cause == null || cause.getMessage() == null ? code : cause.getMessage(), cause);
        this.code = code;
    }

    static SocketException of(Throwable cause) {
        var code = switch (cause) {
            case SocketException known -> known.code;
            // Netty's own, for what was still to be written when the socket was closed
            case ClosedChannelException _ -> "ECANCELED";
            // of connecting to a Unix socket, without a word
            case FileNotFoundException _ -> "ENOENT";
            case AlreadyConnectedException _ -> "EISCONN";
            case UnresolvedAddressException _ -> "EAI_NONAME";
            case UnsupportedAddressTypeException _ -> "EAFNOSUPPORT";
            default -> ofWords(cause.getMessage());
        };
        return new SocketException(code, cause);
    }

    static SocketException of(String code) {
        return new SocketException(code, null);
    }

    private static String ofWords(@Nullable String message) {
        var words = message == null ? null : WORDS.matcher(message);
        return words != null && words.matches()
                ? CODES.getOrDefault(words.group(1).strip(), UNKNOWN)
                : UNKNOWN;
    }

    /** The name that the C library has for the error, such as {@code ECONNREFUSED}; {@code UNKNOWN} if it is not known. */
    public String code() {
        return code;
    }
}
