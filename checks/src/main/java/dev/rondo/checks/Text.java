package dev.rondo.checks;

import java.nio.file.Path;
import java.util.List;

/** A text file of the repository; its path is relative to the root. */
record Text(Path path, String content) {
    /** A text that stands nowhere, to show that a rule can fail. */
    static Text sample(String name, String content) {
        return new Text(Path.of(name), content);
    }

    List<String> lines() {
        return content.lines().toList();
    }

    boolean isJava() {
        return path.toString().endsWith(".java");
    }

    boolean isMainJava() {
        return isJava() && path.toString().replace('\\', '/').contains("src/main/java/");
    }

    /** Java, JavaScript or shell. */
    boolean isProgram() {
        return path.toString().matches(".*\\.(java|[cm]?js|sh)") || content.startsWith("#!");
    }

    /** What a rule says about a line of this text. */
    String at(long line, String message) {
        return path + ":" + line + ": " + message;
    }
}
