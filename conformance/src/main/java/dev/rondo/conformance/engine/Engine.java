package dev.rondo.conformance.engine;

import dev.rondo.conformance.program.Outcome;
import dev.rondo.conformance.program.Program;

/** Something that runs JavaScript programs, one at a time. */
public interface Engine extends AutoCloseable {
    /** The engine and its version, as recorded outputs are filed: {@code node-20.20.2}. */
    String name();

    /**
     * Runs a program to its end.
     *
     * @throws EngineException if the engine itself failed, which says nothing about the program
     */
    Outcome run(Program program) throws EngineException;

    @Override
    default void close() {}
}
