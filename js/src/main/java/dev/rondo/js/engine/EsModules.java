package dev.rondo.js.engine;

import com.oracle.js.parser.ir.Module.ModuleRequest;
import com.oracle.truffle.api.TruffleFile;
import com.oracle.truffle.api.source.Source;
import com.oracle.truffle.api.strings.TruffleString;
import com.oracle.truffle.js.lang.JavaScriptLanguage;
import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.Strings;
import com.oracle.truffle.js.runtime.objects.AbstractModuleRecord;
import com.oracle.truffle.js.runtime.objects.DefaultESModuleLoader;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSModuleRecord;
import com.oracle.truffle.js.runtime.objects.JSObject;
import com.oracle.truffle.js.runtime.objects.ScriptOrModule;
import com.oracle.truffle.js.runtime.objects.SyntheticModuleRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** GraalJS's module loader, with resolution left to a {@link ModuleResolver}. */
final class EsModules extends DefaultESModuleLoader {
    private static final TruffleString DEFAULT = Strings.fromJavaString("default");

    private final Engine engine;
    private final ModuleResolver resolver;
    private final Map<String, AbstractModuleRecord> modules = new HashMap<>();

    EsModules(JSRealm realm, Engine engine, ModuleResolver resolver) {
        super(realm);
        this.engine = engine;
        this.resolver = resolver;
        realm.getContext()
                .setImportMetaInitializer((meta, module) ->
                        resolver.initializeMeta(meta, module.getSource().getPath()));
    }

    @Override
    public AbstractModuleRecord resolveImportedModule(ScriptOrModule referrer, ModuleRequest request) {
        var specifier = Strings.toJavaString(request.specifier());
        return switch (resolver.resolve(specifier, path(referrer))) {
            case ModuleResolver.Module.File(String path) -> file(path);
            case ModuleResolver.Module.Synthetic synthetic -> {
                var known = modules.get(synthetic.id());
                if (known == null) {
                    known = synthetic(synthetic);
                    modules.put(synthetic.id(), known);
                }
                yield known;
            }
        };
    }

    private AbstractModuleRecord file(String path) {
        var known = modules.get(path);
        if (known != null) {
            return known;
        }
        TruffleFile file = realm.getEnv().getPublicTruffleFile(path);
        Source source;
        try {
            source = Source.newBuilder(JavaScriptLanguage.ID, file)
                    .name(path)
                    .mimeType(JavaScriptLanguage.MODULE_MIME_TYPE)
                    .build();
        } catch (IOException unreadable) {
            throw engine.error("Cannot read module '" + path + "': " + unreadable.getMessage());
        }
        var data = realm.getContext().getEvaluator().envParseModule(realm, source);
        var module = new JSModuleRecord(data, this);
        modules.put(path, module);
        return module;
    }

    private SyntheticModuleRecord synthetic(ModuleResolver.Module.Synthetic module) {
        var names = new ArrayList<TruffleString>();
        names.add(DEFAULT);
        for (var name : module.names()) {
            names.add(Strings.fromJavaString(name));
        }
        var source = Source.newBuilder(JavaScriptLanguage.ID, "", module.id()).build();
        return new SyntheticModuleRecord(
                realm.getContext(), source, this, names, record -> export(record, names, module.exports()));
    }

    private static void export(
            SyntheticModuleRecord record, Iterable<TruffleString> names, ModuleResolver.Exports exports) {
        var object = exports.compute();
        for (var name : names) {
            var value = name.equals(DEFAULT)
                    ? object
                    : object instanceof JSDynamicObject properties ? JSObject.get(properties, name) : null;
            if (value != null) {
                record.setSyntheticModuleExport(name, value);
            }
        }
    }

    private static String path(@Nullable ScriptOrModule referrer) {
        var source = referrer == null ? null : referrer.getSource();
        if (source == null) {
            return "";
        }
        return source.getPath() == null ? source.getName() : source.getPath();
    }
}
