package dev.rondo.net;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Some bytes that are sent by UDP in one piece, and arrive so or not at all.
 *
 * @param address of one that was received, who has sent it; of one to be sent, who is to receive it. So one that came goes
 *     back as it is
 * @param bytes what remains of this buffer
 */
public record Datagram(InetSocketAddress address, ByteBuffer bytes) {
    /** Such a datagram. */
    public Datagram {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(bytes, "bytes");
    }

    /** One with these bytes, which are not copied. */
    public static Datagram of(InetSocketAddress address, byte[] bytes) {
        return new Datagram(address, ByteBuffer.wrap(bytes));
    }

    /** One with that text, in UTF-8. */
    public static Datagram of(InetSocketAddress address, String text) {
        return new Datagram(address, StandardCharsets.UTF_8.encode(text));
    }

    /** The bytes as text, in UTF-8. */
    public String text() {
        return StandardCharsets.UTF_8.decode(bytes.slice()).toString();
    }
}
