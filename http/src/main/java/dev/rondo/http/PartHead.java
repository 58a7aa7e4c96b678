package dev.rondo.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** What a part of a form says of itself (RFC 7578, section 4.2). */
record PartHead(Headers headers, String name, @Nullable String fileName) {
    /** @param lines whose characters are bytes */
    static PartHead parse(String lines) {
        var fields = new ArrayList<String>();
        for (var line : lines.split("\r\n", -1)) {
            if (line.isEmpty()) {
                continue;
            }
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw wrong("a line of its header is no field");
            }
            fields.add(line.substring(0, colon));
            fields.add(line.substring(colon + 1).strip());
        }
        Headers headers;
        try {
            headers = Headers.of(fields.toArray(String[]::new));
        } catch (IllegalArgumentException bad) {
            throw wrong(String.valueOf(bad.getMessage()));
        }
        var dispositions = headers.all("Content-Disposition");
        if (dispositions.size() != 1 || !MediaType.is(dispositions.getFirst(), "form-data")) {
            throw wrong("it needs one Content-Disposition: form-data");
        }
        var name = MediaType.parameter(dispositions.getFirst(), "name");
        if (name == null) {
            throw wrong("its Content-Disposition has no name");
        }
        var fileName = MediaType.parameter(dispositions.getFirst(), "filename");
        return new PartHead(headers, utf8(name), fileName == null ? null : plain(utf8(fileName)));
    }

    /** Of a path, as some clients send it, only the name is left, and nothing that means another place, or does harm in a log. */
    private static String plain(String path) {
        var name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        var visible = name.replaceAll("\\p{Cntrl}", "_");
        return visible.equals(".") || visible.equals("..") ? "" : visible;
    }

    private static String utf8(String octets) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new HttpException(400, "the name of a part is no UTF-8", notUtf8);
        }
    }

    private static HttpException wrong(String why) {
        return new HttpException(400, "a part of the form cannot be understood: " + why);
    }
}
