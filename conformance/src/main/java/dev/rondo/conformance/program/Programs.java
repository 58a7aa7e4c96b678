package dev.rondo.conformance.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The written programs of a folder.
 *
 * <p>A program says in its first comment for which models it holds: {@code // models: node>=24 browser}, or {@code all};
 * without such a line it is for every Node. {@code // time: the machine's} says that it does not end in virtual time.
 */
public final class Programs {
    private static final Pattern HEADER = Pattern.compile("(?m)^// models: (.+)$");
    private static final List<Model> NODES = List.of(Model.NODE, Model.NODE11, Model.NODE10);

    private Programs() {}

    /** The programs of a folder by name. */
    public static List<Program> in(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            var found = files.filter(file ->
                            file.toString().endsWith(".js") || file.toString().endsWith(".mjs"))
                    .sorted()
                    .toList();
            var programs = new ArrayList<Program>();
            for (var file : found) {
                programs.add(read(file));
            }
            return List.copyOf(programs);
        }
    }

    /**
     * Reads one program.
     *
     * @throws IOException if it cannot be read, or names a model that does not exist
     */
    public static Program read(Path file) throws IOException {
        var source = Files.readString(file);
        var path = file.toAbsolutePath().normalize();
        return new Program(String.valueOf(path.getFileName()), path, source, models(path, source));
    }

    private static Map<Model, Integer> models(Path file, String source) throws IOException {
        var models = new EnumMap<Model, Integer>(Model.class);
        var header = HEADER.matcher(source);
        if (!header.find()) {
            NODES.forEach(model -> models.put(model, 0));
            return models;
        }
        for (var word : header.group(1).strip().split(" +", -1)) {
            if (word.equals("all")) {
                List.of(Model.values()).forEach(model -> models.put(model, 0));
                continue;
            }
            var parts = word.split(">=", 2);
            var model = Model.named(parts[0]).orElseThrow(() -> unknown(file, word));
            models.put(model, parts.length == 1 ? 0 : Integer.parseInt(parts[1]));
        }
        return models;
    }

    private static IOException unknown(Path file, String word) {
        return new IOException(file + ": there is no model " + word + "; there are " + Model.names());
    }
}
