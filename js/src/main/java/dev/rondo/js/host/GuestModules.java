package dev.rondo.js.host;

import dev.rondo.js.engine.DynamicImport;
import dev.rondo.js.engine.Engine;
import dev.rondo.js.engine.ModuleResolver;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Asks the built-in modules where an {@code import} leads. */
final class GuestModules implements ModuleResolver {
    private final Engine engine;
    private final Host host;

    GuestModules(Engine engine, Host host) {
        this.engine = engine;
        this.host = host;
    }

    @Override
    public Module resolve(String specifier, String referrer, Map<String, String> attributes) {
        var answer = host.call(
                "resolveModule", engine.string(specifier), engine.string(referrer), engine.toGuest(attributes));
        var id = text(answer, 1);
        return switch (text(answer, 0)) {
            case "module" -> new Module.File(id);
            case "text" -> new Module.Text(id, text(answer, 2));
            default -> synthetic(id, answer);
        };
    }

    private Module synthetic(String id, Object answer) {
        var load = engine.get(answer, "3");
        var costly = engine.get(answer, "4");
        return new Module.Synthetic(
                id,
                engine.strings(engine.get(answer, "2")),
                costly.equals(engine.undefined()) ? Set.of() : Set.copyOf(engine.strings(costly)),
                () -> engine.call(load, engine.undefined()));
    }

    private String text(Object answer, int index) {
        return Objects.toString(engine.get(answer, Integer.toString(index)));
    }

    @Override
    public Object load(DynamicImport steps) {
        var module = new Binding(engine)
                .value("referrer", steps.referrer())
                .method("load", _ -> steps.load())
                .method("evaluate", _ -> steps.evaluate())
                .method("namespace", _ -> steps.namespace());
        return host.call("importModule", module.object());
    }

    @Override
    public void initializeMeta(Object meta, String id) {
        var _ = host.call("importMeta", meta, engine.string(id));
    }
}
