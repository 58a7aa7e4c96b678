package dev.rondo.js.host;

import dev.rondo.js.engine.Engine;
import dev.rondo.js.engine.ModuleResolver;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks the built-in modules where an {@code import} leads. */
final class GuestModules implements ModuleResolver {
    private final Engine engine;
    private final Host host;

    GuestModules(Engine engine, Host host) {
        this.engine = engine;
        this.host = host;
    }

    @Override
    public Module resolve(String specifier, String referrer) {
        var answer = host.call("resolveModule", engine.string(specifier), engine.string(referrer));
        var id = Objects.toString(engine.get(answer, "1"));
        if (Objects.toString(engine.get(answer, "0")).equals("module")) {
            return new Module.File(id);
        }
        var load = engine.get(answer, "3");
        return new Module.Synthetic(
                id, engine.strings(engine.get(answer, "2")), () -> engine.call(load, engine.undefined()));
    }

    @Override
    public void initializeMeta(Object meta, @Nullable String path) {
        if (path != null) {
            var _ = host.call("importMeta", meta, engine.string(path));
        }
    }
}
