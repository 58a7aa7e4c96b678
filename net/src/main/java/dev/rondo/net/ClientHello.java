package dev.rondo.net;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client's first message, from its version on; RFC 8446, 4.1.2. */
final class ClientHello {
    private static final int VERSION_AND_RANDOM = 2 + 32;
    private static final int ALPN = 16;

    private ClientHello() {}

    /** The application protocols that the client offers, RFC 7301; empty if it offers none, or nothing that can be read. */
    static List<String> applicationProtocols(ByteBuf clientHello) {
        try {
            return find(clientHello.duplicate());
        } catch (IndexOutOfBoundsException broken) {
            // TLS itself will complain of it
            return List.of();
        }
    }

    private static List<String> find(ByteBuf in) {
        in.skipBytes(VERSION_AND_RANDOM);
        in.skipBytes(in.readUnsignedByte()); // session
        in.skipBytes(in.readUnsignedShort()); // ciphers
        in.skipBytes(in.readUnsignedByte()); // compression
        if (in.isReadable()) {
            var extensions = in.readSlice(in.readUnsignedShort());
            while (extensions.isReadable()) {
                int type = extensions.readUnsignedShort();
                var content = extensions.readSlice(extensions.readUnsignedShort());
                if (type == ALPN) {
                    return names(content.readSlice(content.readUnsignedShort()));
                }
            }
        }
        return List.of();
    }

    private static List<String> names(ByteBuf list) {
        var names = new ArrayList<String>();
        while (list.isReadable()) {
            names.add(list.readString(list.readUnsignedByte(), StandardCharsets.ISO_8859_1));
        }
        return names;
    }
}
