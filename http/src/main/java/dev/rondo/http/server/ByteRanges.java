package dev.rondo.http.server;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which parts of a file are asked for (RFC 9110, section 14.2). */
final class ByteRanges {
    private static final Pattern RANGE = Pattern.compile("[ \t]*(?:(\\d+)-(\\d*)|-(\\d+))[ \t]*");

    private ByteRanges() {}

    /**
     * The parts that the file has, in the order in which they are asked for; from the first on if they would overlap, each byte once.
     *
     * @return null if all of the file is to be sent, since no ranges are asked for, or in a way that nobody understands, or more of
     *     them than are taken; none at all if the file has none of them
     */
    static @Nullable List<ByteRange> parse(List<String> fields, long size, int most) {
        if (fields.size() != 1 || size == 0 || !fields.getFirst().regionMatches(true, 0, "bytes=", 0, 6)) {
            return null;
        }
        var wanted = fields.getFirst().substring(6).split(",", most + 1);
        if (wanted.length > most) {
            return null;
        }
        var ranges = new ArrayList<ByteRange>();
        for (var each : wanted) {
            var range = RANGE.matcher(each);
            if (!range.matches()) {
                return null;
            }
            boolean suffix = range.group(3) != null;
            long start = suffix ? size - Math.min(size, number(range.group(3))) : number(range.group(1));
            long last = suffix || range.group(2).isEmpty() ? Long.MAX_VALUE : number(range.group(2));
            if (last < start) {
                return null;
            }
            if (start < size) {
                ranges.add(new ByteRange(start, Math.min(last, size - 1) - start + 1));
            }
        }
        return apart(ranges);
    }

    /** What is too large for a number is behind the end of every file. */
    private static long number(String digits) {
        return digits.length() > 18 ? Long.MAX_VALUE - 1 : Long.parseLong(digits);
    }

    private static List<ByteRange> apart(List<ByteRange> ranges) {
        var sorted = new ArrayList<>(ranges);
        sorted.sort(Comparator.comparingLong(ByteRange::start));
        var merged = new ArrayList<ByteRange>();
        for (var range : sorted) {
            var before = merged.isEmpty() ? null : merged.getLast();
            if (before != null && range.start() < before.end()) {
                merged.set(
                        merged.size() - 1,
                        new ByteRange(before.start(), Math.max(before.end(), range.end()) - before.start()));
            } else {
                merged.add(range);
            }
        }
        return merged.size() == ranges.size() ? ranges : merged;
    }
}
