package dev.rondo.js.host;

import dev.rondo.js.engine.Arguments;
import dev.rondo.js.engine.Engine;
import dev.rondo.js.host.Host.Settings;
import java.util.HashMap;
import java.util.Map;

/** Parts of the host that most programs never need; each is made when a built-in module first asks for it. */
final class LazyBindings {
    private final Engine engine;
    private final ProcessBinding process;
    private final Settings settings;
    private final Map<String, Object> made = new HashMap<>();

    LazyBindings(Engine engine, ProcessBinding process, Settings settings) {
        this.engine = engine;
        this.process = process;
        this.settings = settings;
    }

    Object load(Arguments arguments) {
        return made.computeIfAbsent(arguments.string(0), this::make);
    }

    private Object make(String name) {
        return switch (name) {
            case "browser" -> new BrowserBinding(engine).create();
            case "bytes" -> new BytesBinding(engine).create();
            case "child" -> new ChildBinding(engine, process).create();
            case "crypto" -> CryptoBinding.create(engine);
            case "fs" -> new FileBinding(engine, process::directory, settings).create();
            case "http" -> HttpBinding.create(engine);
            case "idna" -> DomainBinding.create(engine);
            case "net" -> new NetBinding(engine).create();
            case "os" -> new OsBinding(engine).create();
            case "signals" -> new SignalBinding(engine, settings.isOwnProcess()).create();
            case "zlib" -> ZlibBinding.create(engine);
            default -> throw new IllegalArgumentException("no such part of the host: " + name);
        };
    }
}
