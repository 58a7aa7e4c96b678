package dev.rondo.js.engine;

import com.oracle.js.parser.ir.Module.ImportPhase;
import com.oracle.js.parser.ir.Module.ModuleRequest;
import com.oracle.truffle.api.source.Source;
import com.oracle.truffle.js.lang.JavaScriptLanguage;
import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.Strings;
import com.oracle.truffle.js.runtime.builtins.JSPromise;
import com.oracle.truffle.js.runtime.objects.AbstractModuleRecord;
import com.oracle.truffle.js.runtime.objects.CyclicModuleRecord;
import com.oracle.truffle.js.runtime.objects.CyclicModuleRecord.Status;
import com.oracle.truffle.js.runtime.objects.DefaultESModuleLoader;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSModuleRecord;
import com.oracle.truffle.js.runtime.objects.ScriptOrModule;
import com.oracle.truffle.js.runtime.objects.Undefined;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** GraalJS's module loader, with resolution left to a {@link ModuleResolver}. */
final class EsModules extends DefaultESModuleLoader {
    private final Engine engine;
    private final ModuleResolver resolver;
    private final Map<String, AbstractModuleRecord> modules = new HashMap<>();
    private final SyntheticModules synthetics;

    EsModules(JSRealm realm, Engine engine, ModuleResolver resolver) {
        super(realm);
        this.engine = engine;
        this.resolver = resolver;
        synthetics = new SyntheticModules(realm, this);
        // contexts of one polyglot engine share these: each call is for the realm in which it is made
        realm.getContext()
                .setImportMetaInitializer(
                        (meta, module) -> of(JSRealm.get(null)).resolver.initializeMeta(meta, id(module.getSource())));
        realm.getContext()
                .setImportModuleDynamicallyCallback(
                        (current, referrer, request) -> of(current).load(referrer, request));
    }

    /** The loader of a realm that was given one. */
    static EsModules of(JSRealm realm) {
        return (EsModules) realm.getModuleLoader();
    }

    Engine engine() {
        return engine;
    }

    private JSDynamicObject load(@Nullable ScriptOrModule referrer, ModuleRequest request) {
        return (JSDynamicObject) resolver.load(new DynamicImport(realm, this, referrer, request));
    }

    @Override
    public AbstractModuleRecord resolveImportedModule(@Nullable ScriptOrModule referrer, ModuleRequest request) {
        var attributes = new TreeMap<String, String>();
        request.attributes()
                .forEach((key, value) -> attributes.put(Strings.toJavaString(key), Strings.toJavaString(value)));
        var specifier = Strings.toJavaString(request.specifier());
        return record(resolver.resolve(specifier, id(referrer), attributes), referrer, request);
    }

    /**
     * Evaluates an ES module now, as {@code require} does.
     *
     * @return its namespace, or a string that says why it cannot be had now: {@code async} or {@code cycle}
     */
    Object require(String specifier) {
        var module = resolveImportedModule(
                new ScriptOrModule(realm.getContext(), source("node:require", "")),
                ModuleRequest.create(Strings.fromJavaString(specifier)));
        module.loadRequestedModulesSync(realm, Undefined.instance);
        if (module.getStatus() == Status.Linking || module.getStatus() == Status.Evaluating) {
            return "cycle";
        }
        module.link(realm);
        if (module.getStatus() == Status.EvaluatingAsync || waits(module, new HashSet<>())) {
            return "async";
        }
        JSPromise.throwIfRejected(module.evaluate(realm), realm);
        return module.getModuleNamespace(ImportPhase.Evaluation);
    }

    /** Whether a module, or one that it imports, awaits at its top level. */
    private static boolean waits(AbstractModuleRecord module, Set<AbstractModuleRecord> seen) {
        if (!(module instanceof CyclicModuleRecord cyclic) || !seen.add(module)) {
            return false;
        }
        return cyclic.hasTLA()
                || cyclic.getRequestedModules().stream().anyMatch(each -> waits(cyclic.getImportedModule(each), seen));
    }

    /** Where a module waits at its top level: the place, the line of source, and a caret below it; null if none does. */
    @Nullable String unsettledAwait() {
        return UnsettledAwait.describe(modules.values());
    }

    private AbstractModuleRecord record(
            ModuleResolver.Module module, @Nullable ScriptOrModule referrer, ModuleRequest request) {
        if (module instanceof ModuleResolver.Module.Synthetic synthetic) {
            return synthetics.get(synthetic, referrer, request);
        }
        var known = modules.get(module.id());
        if (known != null) {
            return known;
        }
        var source = switch (module) {
            case ModuleResolver.Module.Text(String id, String code) -> source(id, code);
            default -> file(module.id());
        };
        var made = new JSModuleRecord(realm.getContext().getEvaluator().envParseModule(realm, source), this);
        modules.put(module.id(), made);
        return made;
    }

    private Source file(String path) {
        try {
            var file = Path.of(path);
            return source(file.toUri().toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw engine.error("Cannot read module '" + path + "': " + unreadable.getMessage());
        }
    }

    private static Source source(String name, String code) {
        return Source.newBuilder(JavaScriptLanguage.ID, code, name)
                .mimeType(JavaScriptLanguage.MODULE_MIME_TYPE)
                .build();
    }

    static String id(@Nullable ScriptOrModule referrer) {
        return referrer == null || referrer.getSource() == null ? "" : id(referrer.getSource());
    }

    /** Modules are called by their addresses, as in Node, and known by their paths. */
    private static String id(Source source) {
        var name = source.getName();
        return name.startsWith("file:") ? Path.of(URI.create(name)).toString() : name;
    }
}
