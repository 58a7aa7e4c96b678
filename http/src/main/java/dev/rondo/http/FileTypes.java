package dev.rondo.http;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The media types of files, by what their names end with, as IANA has registered them. */
final class FileTypes {
    /** In each line a type, and the extensions that go with it; what is text is taken for UTF-8. */
    private static final String TABLE = """
            application/gzip gz tgz
            application/json json map
            application/ld+json jsonld
            application/manifest+json webmanifest
            application/pdf pdf
            application/rtf rtf
            application/vnd.ms-excel xls
            application/vnd.ms-powerpoint ppt
            application/vnd.openxmlformats-officedocument.presentationml.presentation pptx
            application/vnd.openxmlformats-officedocument.spreadsheetml.sheet xlsx
            application/vnd.openxmlformats-officedocument.wordprocessingml.document docx
            application/msword doc
            application/wasm wasm
            application/xhtml+xml xhtml
            application/xml xml xsl
            application/yaml yaml yml
            application/x-tar tar
            application/zip zip
            application/zstd zst
            audio/aac aac
            audio/flac flac
            audio/mp4 m4a
            audio/mpeg mp3
            audio/ogg oga ogg opus
            audio/wav wav
            font/otf otf
            font/ttf ttf
            font/woff woff
            font/woff2 woff2
            image/avif avif
            image/bmp bmp
            image/gif gif
            image/jpeg jpg jpeg
            image/png png
            image/svg+xml svg
            image/tiff tif tiff
            image/vnd.microsoft.icon ico
            image/webp webp
            text/calendar ics
            text/css css
            text/csv csv
            text/html html htm
            text/javascript js mjs cjs
            text/markdown md
            text/plain txt log
            text/vtt vtt
            video/mp4 mp4 m4v
            video/mpeg mpeg mpg
            video/ogg ogv
            video/quicktime mov
            video/webm webm
            """;

    private static final Map<String, String> BY_EXTENSION = parse();

    private FileTypes() {}

    private static Map<String, String> parse() {
        var types = new HashMap<String, String>();
        TABLE.lines().forEach(line -> {
            var words = line.split(" ", -1);
            var type = words[0].startsWith("text/") ? words[0] + "; charset=utf-8" : words[0];
            for (int i = 1; i < words.length; i++) {
                types.put(words[i], type);
            }
        });
        return Map.copyOf(types);
    }

    static String of(String name) {
        var extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return BY_EXTENSION.getOrDefault(extension, MediaType.BYTES);
    }
}
