package dev.rondo.conformance.program;

import java.nio.file.Path;
import java.util.Map;

/**
 * A JavaScript program.
 *
 * @param name the file's name, with its ending
 * @param file where it lies
 * @param source its text
 * @param models the models it holds for, each with the oldest engine version that can run it
 */
public record Program(String name, Path file, String source, Map<Model, Integer> models) {
    public Program {
        models = Map.copyOf(models);
    }

    /** Whether it holds for a model on an engine of this major version. */
    public boolean isFor(Model model, int version) {
        var oldest = models.get(model);
        return oldest != null && oldest <= version;
    }

    public boolean isFor(Model model) {
        return models.containsKey(model);
    }

    /** Whether it needs the machine's clock: while sockets are open, virtual time stands still. */
    public boolean needsMachineTime() {
        return source.contains("\n// time: the machine's\n");
    }

    /** Whether it is an ES module. */
    public boolean isModule() {
        return name.endsWith(".mjs");
    }
}
