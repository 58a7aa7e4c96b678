package dev.rondo.js.encoding;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The characters of the encodings with one byte for each: those of one of Java's charsets, and where the standard differs. */
final class SingleByteTables {
    private static final String LATIN_6 =
            "\u0104\u0112\u0122\u012a\u0128\u0136\u00a7\u013b\u0110\u0160\u0166\u017d\u00ad"
                    + "\u016a\u014a\u00b0\u0105\u0113\u0123\u012b\u0129\u0137\u00b7\u013c\u0111\u0161\u0167\u017e\u2015\u016b\u014b"
                    + "\u0100\u00c1\u00c2\u00c3\u00c4\u00c5\u00c6\u012e\u010c\u00c9\u0118\u00cb\u0116\u00cd\u00ce\u00cf\u00d0\u0145"
                    + "\u014c\u00d3\u00d4\u00d5\u00d6\u0168\u00d8\u0172\u00da\u00db\u00dc\u00dd\u00de\u00df\u0101\u00e1\u00e2\u00e3"
                    + "\u00e4\u00e5\u00e6\u012f\u010d\u00e9\u0119\u00eb\u0117\u00ed\u00ee\u00ef\u00f0\u0146\u014d\u00f3\u00f4\u00f5"
                    + "\u00f6\u0169\u00f8\u0173\u00fa\u00fb\u00fc\u00fd\u00fe\u0138";

    /** Each place in Latin-1 that Latin-8 has another character for, and that character. */
    private static final String LATIN_8 =
            "\u00a1\u1e02\u00a2\u1e03\u00a4\u010a\u00a5\u010b\u00a6\u1e0a\u00a8\u1e80\u00aa"
                    + "\u1e82\u00ab\u1e0b\u00ac\u1ef2\u00af\u0178\u00b0\u1e1e\u00b1\u1e1f\u00b2\u0120\u00b3\u0121\u00b4\u1e40\u00b5"
                    + "\u1e41\u00b7\u1e56\u00b8\u1e81\u00b9\u1e57\u00ba\u1e83\u00bb\u1e60\u00bc\u1ef3\u00bd\u1e84\u00be\u1e85\u00bf"
                    + "\u1e61\u00d0\u0174\u00d7\u1e6a\u00de\u0176\u00f0\u0175\u00f7\u1e6b\u00fe\u0177";

    private static final String THAI =
            "\u0080\u20ac\u0085\u2026\u0091\u2018\u0092\u2019\u0093\u201c\u0094\u201d\u0095\u2022\u0096\u2013\u0097\u2014";

    private static final Map<String, String> TABLES = new ConcurrentHashMap<>();

    private SingleByteTables() {}

    static String of(String encoding) {
        return TABLES.computeIfAbsent(encoding, SingleByteTables::make);
    }

    private static String make(String encoding) {
        return switch (encoding) {
            case "iso-8859-8-i" -> all("iso-8859-8");
            case "iso-8859-10" -> all("iso-8859-1").substring(0, 0xa1) + LATIN_6;
            case "iso-8859-14" -> changed("iso-8859-1", LATIN_8);
            case "koi8-u" -> changed("koi8-u", "\u00ae\u045e\u00be\u040e");
            case "macintosh" -> all("x-MacRoman");
            case "windows-874" -> changed("x-iso-8859-11", THAI);
            case "windows-1255" -> changed("windows-1255", "\u00ca\u05ba");
            case "x-mac-cyrillic" -> changed("x-MacUkraine", "\u00ff\u20ac");
            case "x-user-defined" -> userDefined();
            default -> all(encoding);
        };
    }

    private static byte[] everyByte() {
        var bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    /** All characters; control characters stand for themselves, also where Java has none. */
    private static String all(String charset) {
        var characters = new StringBuilder(new String(everyByte(), Charset.forName(charset)));
        for (int i = 0x80; i < 0xa0; i++) {
            if (characters.charAt(i) == Decoder.REPLACEMENT) {
                characters.setCharAt(i, (char) i);
            }
        }
        return characters.toString();
    }

    /** As {@link #all}, with pairs of a place and what stands there. */
    private static String changed(String charset, String pairs) {
        var characters = new StringBuilder(all(charset));
        for (int i = 0; i < pairs.length(); i += 2) {
            characters.setCharAt(pairs.charAt(i), pairs.charAt(i + 1));
        }
        return characters.toString();
    }

    private static String userDefined() {
        var characters = new StringBuilder(new String(everyByte(), StandardCharsets.ISO_8859_1));
        for (int i = 0x80; i < characters.length(); i++) {
            characters.setCharAt(i, (char) (0xf700 + i));
        }
        return characters.toString();
    }
}
