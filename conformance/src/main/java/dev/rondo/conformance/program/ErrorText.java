package dev.rondo.conformance.program;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What an engine prints about errors, reduced to what two engines can agree on.
 *
 * <p>Process ids, folders, stack frames, hints about command-line switches and excerpts from the engine's own files go;
 * file names, the offending line, the caret, names and messages stay.
 */
final class ErrorText {
    private static final Pattern FRAME = Pattern.compile("    at .*");
    private static final Pattern HINT = Pattern.compile("\\(Use `[^`]+` to show .*\\)|Node\\.js v[0-9.]+");
    private static final Pattern EXPERIMENT = Pattern.compile("\\([a-z]+:\\d+\\) ExperimentalWarning: .*");
    private static final Pattern OWN_FILE = Pattern.compile("(node:[\\w/]+|[\\w/]+\\.js):\\d+");
    private static final Pattern PROCESS = Pattern.compile("\\([a-z]+:\\d+\\) ");
    // only at the start of a line can a folder with a space in its name be told from words before it
    private static final Pattern FOLDER =
            Pattern.compile("(^(/[^/:]+)*|(file://)?(/[^\\s/:]+)*)/(?=[\\w.-]+\\.(js|mjs|cjs)\\b)");

    private ErrorText() {}

    static String normalise(String text) {
        var kept = new ArrayList<String>();
        var lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (OWN_FILE.matcher(line).matches() && !line.startsWith("/")) {
                i = endOfExcerpt(lines, i);
                continue;
            }
            if (isNoise(line)) {
                continue;
            }
            line = PROCESS.matcher(line).replaceFirst("(process) ");
            line = FOLDER.matcher(line).replaceAll("").stripTrailing();
            if (!line.isEmpty() || (!kept.isEmpty() && !kept.getLast().isEmpty())) {
                kept.add(line);
            }
        }
        while (!kept.isEmpty() && kept.getLast().isEmpty()) {
            kept.removeLast();
        }
        return kept.isEmpty() ? "" : String.join("\n", kept) + "\n";
    }

    private static boolean isNoise(String line) {
        return FRAME.matcher(line).matches()
                || HINT.matcher(line).matches()
                || EXPERIMENT.matcher(line).matches();
    }

    /** An excerpt is the place, the line, and a line with a caret. */
    private static int endOfExcerpt(List<String> lines, int start) {
        for (int i = start + 1; i < Math.min(start + 4, lines.size()); i++) {
            if (lines.get(i).strip().startsWith("^")) {
                return i;
            }
        }
        return start;
    }
}
