package dev.rondo.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code application/x-www-form-urlencoded} as the URL standard of WHATWG does, but refuses what it only mends. */
final class FormDecoder {
    private final byte[] bytes;
    private final int most;
    private final Map<String, List<String>> fields = new LinkedHashMap<>();

    FormDecoder(byte[] bytes, int most) {
        this.bytes = bytes;
        this.most = most;
    }

    Form decode() {
        int count = 0;
        int start = 0;
        while (start <= bytes.length) {
            int end = indexOf('&', start, bytes.length);
            if (end > start) {
                if (++count > most) {
                    throw new HttpException(413, "the form has more than the " + most + " fields that are taken here");
                }
                int equals = indexOf('=', start, end);
                var name = text(start, equals);
                fields.computeIfAbsent(name, _ -> new ArrayList<>()).add(text(Math.min(equals + 1, end), end));
            }
            start = end + 1;
        }
        fields.replaceAll((_, values) -> List.copyOf(values));
        return new Form(Collections.unmodifiableMap(fields));
    }

    private int indexOf(char separator, int start, int end) {
        int at = start;
        while (at < end && bytes[at] != separator) {
            at++;
        }
        return at;
    }

    private String text(int start, int end) {
        var plain = new ByteArrayOutputStream(end - start);
        for (int i = start; i < end; i++) {
            switch (bytes[i]) {
                case '+' -> plain.write(' ');
                case '%' -> {
                    int high = i + 2 < end ? Character.digit(bytes[i + 1], 16) : -1;
                    int low = i + 2 < end ? Character.digit(bytes[i + 2], 16) : -1;
                    if (high < 0 || low < 0) {
                        throw new HttpException(
                                400, "in a form, a percent sign must be followed by two hexadecimal digits");
                    }
                    plain.write(high << 4 | low);
                    i += 2;
                }
                default -> plain.write(bytes[i]);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(plain.toByteArray()))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new HttpException(400, "a field of the form is no UTF-8", notUtf8);
        }
    }
}
