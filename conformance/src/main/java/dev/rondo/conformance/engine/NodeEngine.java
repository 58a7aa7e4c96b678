package dev.rondo.conformance.engine;

import dev.rondo.conformance.program.Outcome;
import dev.rondo.conformance.program.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A real Node: a new process for each program. */
public final class NodeEngine implements Engine {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final String version;
    private final Path binary;

    private NodeEngine(String version, Path binary) {
        this.version = version;
        this.binary = binary;
    }

    /** Node of this version, fetched when it is not there yet. */
    public static NodeEngine of(String version) throws EngineException {
        return new NodeEngine(version, NodePackage.binary(version));
    }

    @Override
    public String name() {
        return "node-" + version;
    }

    @Override
    public Outcome run(Program program) throws EngineException {
        var folder = program.file().toAbsolutePath().getParent();
        return Processes.run(
                folder == null ? Path.of(".") : folder,
                LIMIT,
                List.of(binary.toString(), program.file().toString()));
    }
}
