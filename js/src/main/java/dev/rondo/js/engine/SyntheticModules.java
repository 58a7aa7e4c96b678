package dev.rondo.js.engine;

import com.oracle.js.parser.ir.Module;
import com.oracle.js.parser.ir.Module.ImportEntry;
import com.oracle.js.parser.ir.Module.ModuleRequest;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.source.Source;
import com.oracle.truffle.api.strings.TruffleString;
import com.oracle.truffle.js.lang.JavaScriptLanguage;
import com.oracle.truffle.js.runtime.Errors;
import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.Strings;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSModuleRecord;
import com.oracle.truffle.js.runtime.objects.JSObject;
import com.oracle.truffle.js.runtime.objects.ScriptOrModule;
import com.oracle.truffle.js.runtime.objects.SyntheticModuleRecord;
import com.oracle.truffle.js.runtime.objects.Undefined;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Modules whose exports are properties of an object. What is costly to read is read for those who import it. */
final class SyntheticModules {
    private static final String STAR = Strings.toJavaString(Module.STAR_NAME);
    private static final String DEFAULT = "default";
    private static final String ITSELF = "module.exports";

    private final JSRealm realm;
    private final EsModules loader;
    private final Map<String, Synthetic> modules = new HashMap<>();

    SyntheticModules(JSRealm realm, EsModules loader) {
        this.realm = realm;
        this.loader = loader;
    }

    SyntheticModuleRecord get(
            ModuleResolver.Module.Synthetic module, @Nullable ScriptOrModule referrer, ModuleRequest request) {
        if (referrer instanceof JSModuleRecord importing && module.names().contains(ITSELF)) {
            checkNames(module, importing, request);
        }
        var known = modules.computeIfAbsent(module.id(), _ -> new Synthetic(module));
        if (!module.costly().isEmpty()) {
            known.want(wanted(module, referrer, request));
        }
        return known.module;
    }

    /** Of CommonJS, whose names are found without running it, not all may be known. */
    private static void checkNames(
            ModuleResolver.Module.Synthetic module, JSModuleRecord importing, ModuleRequest request) {
        for (ImportEntry entry : importing.getModule().getImportEntries()) {
            var name = Strings.toJavaString(entry.getImportName());
            if (request.equals(entry.getModuleRequest())
                    && !name.equals(STAR)
                    && !name.equals(DEFAULT)
                    && !module.names().contains(name)) {
                throw Errors.createSyntaxError(missing(name, Strings.toJavaString(request.specifier())));
            }
        }
    }

    /** Which of the costly names the referrer may read: all, where it can get hold of the namespace. */
    private static Set<String> wanted(
            ModuleResolver.Module.Synthetic module, @Nullable ScriptOrModule referrer, ModuleRequest request) {
        if (!(referrer instanceof JSModuleRecord importing)
                || !importing.getModule().getIndirectExportEntries().isEmpty()
                || !importing.getModule().getStarExportEntries().isEmpty()
                || importing.getSource().getCharacters().toString().contains("import(")) {
            return module.costly();
        }
        var names = new HashSet<String>();
        for (ImportEntry entry : importing.getModule().getImportEntries()) {
            if (request.equals(entry.getModuleRequest())) {
                var name = Strings.toJavaString(entry.getImportName());
                if (name.equals(STAR)) {
                    return module.costly();
                }
                names.add(name);
            }
        }
        names.retainAll(module.costly());
        return names;
    }

    private final class Synthetic {
        private final ModuleResolver.Module.Synthetic definition;
        private final SyntheticModuleRecord module;
        private final Set<String> wanted = new HashSet<>();
        private @Nullable Object object;
        private @Nullable RuntimeException failure;

        Synthetic(ModuleResolver.Module.Synthetic definition) {
            this.definition = definition;
            List<TruffleString> names = new ArrayList<>();
            names.add(Strings.fromJavaString(DEFAULT));
            for (var name : definition.names()) {
                names.add(Strings.fromJavaString(name));
            }
            var source = Source.newBuilder(JavaScriptLanguage.ID, "", definition.id())
                    .build();
            module = new SyntheticModuleRecord(realm.getContext(), source, loader, names, _ -> evaluate());
        }

        void want(Set<String> names) {
            for (var name : names) {
                if (wanted.add(name) && object != null) {
                    export(object, name);
                }
            }
        }

        private void evaluate() {
            var computed = compute();
            object = computed;
            module.setSyntheticModuleExport(Strings.fromJavaString(DEFAULT), computed);
            for (var name : definition.names()) {
                if (!definition.costly().contains(name) || wanted.contains(name)) {
                    export(computed, name);
                }
            }
        }

        /** Once, also if it fails: the module stays as it is. */
        private Object compute() {
            if (failure != null) {
                throw failure;
            }
            try {
                return definition.exports().compute();
            } catch (AbstractTruffleException thrown) {
                failure = thrown;
                throw thrown;
            }
        }

        private void export(Object computed, String name) {
            var key = Strings.fromJavaString(name);
            Object value = Undefined.instance;
            if (name.equals(ITSELF)) {
                value = computed;
            } else if (computed instanceof JSDynamicObject properties) {
                value = JSObject.get(properties, key);
            }
            module.setSyntheticModuleExport(key, value);
        }
    }

    private static String missing(String name, String specifier) {
        return """
            Named export '%1$s' not found. The requested module '%2$s' is a CommonJS module, \
            which may not support all module.exports as named exports.
            CommonJS modules can always be imported via the default export, for example using:

            import pkg from '%2$s';
            const { %1$s } = pkg;
            """.formatted(name, specifier);
    }
}
