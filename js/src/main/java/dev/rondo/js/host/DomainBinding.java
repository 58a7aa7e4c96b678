package dev.rondo.js.host;

import dev.rondo.js.engine.DomainNames;
import dev.rondo.js.engine.Engine;

/** Domain names, for URLs. */
final class DomainBinding {
    private DomainBinding() {}

    static Object create(Engine engine) {
        return new Binding(engine)
                .method("toAscii", arguments -> DomainNames.toAscii(arguments.string(0)))
                .method("toUnicode", arguments -> DomainNames.toUnicode(arguments.string(0)))
                .object();
    }
}
