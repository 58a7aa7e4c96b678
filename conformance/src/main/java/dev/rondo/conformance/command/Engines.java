package dev.rondo.conformance.command;

import dev.rondo.conformance.chromium.ChromiumBatch;
import dev.rondo.conformance.chromium.ChromiumEngine;
import dev.rondo.conformance.engine.Engine;
import dev.rondo.conformance.engine.EngineException;
import dev.rondo.conformance.engine.NodeBatch;
import dev.rondo.conformance.engine.NodeEngine;
import dev.rondo.conformance.program.Model;
import java.util.List;

/** The real engines by name. */
final class Engines {
    /** All that are recorded. */
    static final List<String> ALL =
            List.of("node-20.20.2", "node-24.21.0", "node-11.15.0", "node-10.24.1", "chromium-72", "chromium");

    private Engines() {}

    /** The engine that judges a model. */
    static String judge(Model model) {
        return switch (model) {
            case NODE -> "node-20.20.2";
            case NODE11 -> "node-11.15.0";
            case NODE10 -> "node-10.24.1";
            case BROWSER -> "chromium";
            case CHROME72 -> "chromium-72";
        };
    }

    /** Starts an engine that runs many short programs, one after another, and judges whether their order is fixed. */
    static Engine openBatch(String name) throws EngineException {
        if (name.startsWith("node-")) {
            return NodeBatch.of(name.substring("node-".length()));
        }
        if (name.equals("chromium")) {
            return ChromiumBatch.installed();
        }
        if (name.equals("chromium-72")) {
            return ChromiumBatch.of72();
        }
        throw new EngineException("there is no engine " + name + "; there are " + String.join(", ", ALL));
    }

    /** Starts an engine. */
    static Engine open(String name) throws EngineException {
        if (name.equals("chromium")) {
            return ChromiumEngine.installed();
        }
        if (name.equals("chromium-72")) {
            return ChromiumEngine.of72();
        }
        if (name.startsWith("node-")) {
            return NodeEngine.of(name.substring("node-".length()));
        }
        throw new EngineException("there is no engine " + name + "; there are " + String.join(", ", ALL));
    }
}
