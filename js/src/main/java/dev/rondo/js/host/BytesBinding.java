package dev.rondo.js.host;

import dev.rondo.js.encoding.Decoders;
import dev.rondo.js.engine.Arguments;
import dev.rondo.js.engine.Engine;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Text as bytes and back, in the encodings of {@code Buffer}. */
final class BytesBinding {
    private final Engine engine;

    BytesBinding(Engine engine) {
        this.engine = engine;
    }

    Object create() {
        return new Binding(engine)
                .method("decode", arguments -> decode(arguments.bytes(0), arguments.string(1)))
                .method("decodeLegacy", BytesBinding::decodeLegacy)
                .method("encode", BytesBinding::encode)
                .method("isAscii", arguments -> isAscii(arguments.bytes(0)))
                .method("isUtf8", arguments -> isUtf8(arguments.bytes(0)))
                .object();
    }

    private static Object decode(byte[] bytes, String encoding) {
        return switch (encoding) {
            case "utf8" -> Utf8.decode(bytes);
            case "latin1" -> new String(bytes, StandardCharsets.ISO_8859_1);
            case "ascii" -> new String(sevenBits(bytes), StandardCharsets.ISO_8859_1);
            case "utf16le" -> utf16(bytes);
            case "hex" -> HexFormat.of().formatHex(bytes);
            case "base64" -> Base64.getEncoder().encodeToString(bytes);
            case "base64url" -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            default -> throw new IllegalArgumentException(encoding);
        };
    }

    /** Bytes, the name of an encoding that is not Unicode's, the mode, and whether more bytes follow. */
    private static Object decodeLegacy(Arguments arguments) {
        var decoder = Decoders.of(arguments.string(1), (int) arguments.integer(2));
        var decoded = decoder.decode(arguments.bytes(0), arguments.truth(3));
        return List.of(decoded.text(), decoded.isValid(), decoded.rest(), decoded.mode());
    }

    private static byte[] sevenBits(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] &= 0x7f;
        }
        return bytes;
    }

    /** Unlike Java's charset, this keeps surrogates that stand alone. */
    private static String utf16(byte[] bytes) {
        var chars = new char[bytes.length / 2];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) ((bytes[2 * i] & 0xff) | bytes[2 * i + 1] << 8);
        }
        return new String(chars);
    }

    private static Object encode(Arguments arguments) {
        var text = arguments.string(0);
        return switch (arguments.string(1)) {
            case "utf8" -> text.getBytes(StandardCharsets.UTF_8);
            case "latin1" -> latin1(text);
            case "utf16le" -> utf16(text);
            case "hex" -> hex(text);
            case "base64" -> base64(text);
            default -> throw new IllegalArgumentException(arguments.string(1));
        };
    }

    private static byte[] latin1(String text) {
        var bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) text.charAt(i);
        }
        return bytes;
    }

    private static byte[] utf16(String text) {
        var bytes = new byte[text.length() * 2];
        for (int i = 0; i < text.length(); i++) {
            bytes[2 * i] = (byte) text.charAt(i);
            bytes[2 * i + 1] = (byte) (text.charAt(i) >> 8);
        }
        return bytes;
    }

    /** Up to the first pair that is no number. */
    private static byte[] hex(String text) {
        var bytes = new byte[text.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            int high = Character.digit(text.charAt(2 * i), 16);
            int low = Character.digit(text.charAt(2 * i + 1), 16);
            if (high < 0 || low < 0) {
                return Arrays.copyOf(bytes, i);
            }
            bytes[i] = (byte) (high << 4 | low);
        }
        return bytes;
    }

    /** Either alphabet, up to the first padding, without what belongs to neither. */
    private static byte[] base64(String text) {
        var bytes = new byte[text.length() * 3 / 4 + 1];
        int length = 0;
        int bits = 0;
        int count = 0;
        for (int i = 0; i < text.length() && text.charAt(i) != '='; i++) {
            int value = sixBits(text.charAt(i));
            if (value >= 0) {
                bits = bits << 6 | value;
                count += 6;
                if (count >= 8) {
                    count -= 8;
                    bytes[length++] = (byte) (bits >> count);
                }
            }
        }
        return Arrays.copyOf(bytes, length);
    }

    private static int sixBits(char digit) {
        if (digit >= 'A' && digit <= 'Z') {
            return digit - 'A';
        }
        if (digit >= 'a' && digit <= 'z') {
            return digit - 'a' + 26;
        }
        if (digit >= '0' && digit <= '9') {
            return digit - '0' + 52;
        }
        return switch (digit) {
            case '+', '-' -> 62;
            case '/', '_' -> 63;
            default -> -1;
        };
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte each : bytes) {
            if (each < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUtf8(byte[] bytes) {
        return Arrays.equals(new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8), bytes);
    }
}
