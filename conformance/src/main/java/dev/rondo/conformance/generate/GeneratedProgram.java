package dev.rondo.conformance.generate;

import dev.rondo.conformance.program.Model;
import dev.rondo.conformance.program.Program;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A random program as a tree.
 *
 * @param seed the seed of its series
 * @param index its number in the series, from 1
 * @param model the model it is for
 * @param body its statements
 */
public record GeneratedProgram(long seed, int index, Model model, List<Piece> body) {
    private static final Pattern VARIABLE = Pattern.compile("\\b[tmp]\\d+\\b");

    public GeneratedProgram {
        body = List.copyOf(body);
    }

    /** The same with other statements. */
    public GeneratedProgram with(List<Piece> other) {
        return new GeneratedProgram(seed, index, model, other);
    }

    /** How many pieces it is made of. */
    public int size() {
        return Piece.count(body);
    }

    /** The program's text, which runs on any engine of its model by itself. */
    public String source() {
        var statements = new StringBuilder();
        Piece.write(body, "", statements);
        var names = new TreeSet<String>();
        VARIABLE.matcher(statements).results().forEach(match -> names.add(match.group()));
        var declaration = names.isEmpty() ? "" : "let " + String.join(", ", names) + ";\n";
        return Prelude.of(model, statements) + declaration + statements;
    }

    /** The program as a file in a folder; the file itself is not written. */
    public Program in(Path folder) {
        var name = "%s-%d-%d.js".formatted(model, seed, index);
        return new Program(name, folder.resolve(name), source(), Map.of(model, 0));
    }
}
