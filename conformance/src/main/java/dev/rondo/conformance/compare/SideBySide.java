package dev.rondo.conformance.compare;

import java.util.ArrayList;
import java.util.List;

/** Two outputs beside each other, with the lines that differ marked. */
public final class SideBySide {
    private static final int WIDEST = 60;

    private SideBySide() {}

    /** Lays out two outputs in columns under their titles. */
    public static String of(String leftTitle, String left, String rightTitle, String right) {
        var rows = rows(left.lines().toList(), right.lines().toList());
        int width = Math.max(
                leftTitle.length(),
                rows.stream()
                        .map(Row::left)
                        .mapToInt(String::length)
                        .map(length -> Math.min(length, WIDEST))
                        .max()
                        .orElse(0));
        var out = new StringBuilder();
        append(out, width, leftTitle, ' ', rightTitle);
        append(out, width, "-".repeat(width), ' ', "-".repeat(Math.max(rightTitle.length(), 8)));
        rows.forEach(row -> append(out, width, row.left, row.mark, row.right));
        return out.toString();
    }

    private static void append(StringBuilder out, int width, String left, char mark, String right) {
        var line = "  %-" + Math.max(1, width) + "s %c %s";
        out.append(line.formatted(left, mark, right).stripTrailing()).append('\n');
    }

    /** Lines that both have in the same order stand beside each other. */
    private static List<Row> rows(List<String> left, List<String> right) {
        var common = new int[left.size() + 1][right.size() + 1];
        for (int i = left.size() - 1; i >= 0; i--) {
            for (int j = right.size() - 1; j >= 0; j--) {
                common[i][j] = left.get(i).equals(right.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        var rows = new ArrayList<Row>();
        int i = 0;
        int j = 0;
        while (i < left.size() || j < right.size()) {
            if (i < left.size() && j < right.size() && left.get(i).equals(right.get(j))) {
                rows.add(new Row(left.get(i++), ' ', right.get(j++)));
            } else if (j == right.size() || (i < left.size() && common[i + 1][j] >= common[i][j + 1])) {
                rows.add(new Row(left.get(i++), '<', ""));
            } else {
                rows.add(new Row("", '>', right.get(j++)));
            }
        }
        return rows;
    }

    private record Row(String left, char mark, String right) {}
}
