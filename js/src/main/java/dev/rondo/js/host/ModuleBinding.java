package dev.rondo.js.host;

import dev.rondo.js.engine.Arguments;
import dev.rondo.js.engine.Engine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of the program, for the module loaders. */
final class ModuleBinding {
    private static final String BEFORE = "(function (exports, require, module, __filename, __dirname) {";
    private static final String AFTER = "\n})";

    private final Engine engine;
    private final Object dynamicImport;

    ModuleBinding(Engine engine) {
        this.engine = engine;
        dynamicImport = engine.compile("node:import", "(file) => import(file)", "", "");
    }

    Object create() {
        return new Binding(engine)
                .method("kind", arguments -> kind(path(arguments)))
                .method("realPath", this::realPath)
                .method("readText", this::readText)
                .method("compile", arguments -> engine.compile(arguments.string(0), arguments.string(1), BEFORE, AFTER))
                .method("isModule", arguments -> engine.isModule(arguments.string(0)))
                .method("requireModule", arguments -> engine.requireModule(arguments.string(0)))
                .method("evaluate", arguments -> engine.evaluate(arguments.string(0), arguments.string(1)))
                .method("importModule", arguments -> engine.call(dynamicImport, engine.undefined(), arguments.value(0)))
                .object();
    }

    private static Path path(Arguments arguments) {
        return Path.of(Utf8.wellFormed(arguments.string(0)));
    }

    /** 0 for nothing, 1 for a file, 2 for a directory. */
    private static Object kind(Path path) {
        if (Files.isRegularFile(path)) {
            return 1;
        }
        return Files.isDirectory(path) ? 2 : 0;
    }

    private Object realPath(Arguments arguments) {
        try {
            return path(arguments).toRealPath().toString();
        } catch (IOException unreadable) {
            throw engine.error("cannot resolve " + arguments.string(0) + ": " + unreadable.getMessage());
        }
    }

    private Object readText(Arguments arguments) {
        try {
            return new String(Files.readAllBytes(path(arguments)), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw engine.error("cannot read " + arguments.string(0) + ": " + unreadable.getMessage());
        }
    }
}
