package dev.rondo.js.engine;

import com.oracle.js.parser.ir.Module.ImportPhase;
import com.oracle.js.parser.ir.Module.ModuleRequest;
import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.builtins.JSPromise;
import com.oracle.truffle.js.runtime.objects.AbstractModuleRecord;
import com.oracle.truffle.js.runtime.objects.CyclicModuleRecord;
import com.oracle.truffle.js.runtime.objects.CyclicModuleRecord.Status;
import com.oracle.truffle.js.runtime.objects.ScriptOrModule;
import com.oracle.truffle.js.runtime.objects.SyntheticModuleRecord;
import com.oracle.truffle.js.runtime.objects.Undefined;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The steps of one {@code import()}; who takes them decides how many jobs pass in between. For the loop's thread only. */
public final class DynamicImport {
    private final JSRealm realm;
    private final EsModules loader;
    private final @Nullable ScriptOrModule referrer;
    private final ModuleRequest request;
    private @Nullable AbstractModuleRecord module;

    DynamicImport(JSRealm realm, EsModules loader, @Nullable ScriptOrModule referrer, ModuleRequest request) {
        this.realm = realm;
        this.loader = loader;
        this.referrer = referrer;
        this.request = request;
    }

    /** The id of the importing module or the name of the importing script, empty if there is none. */
    public String referrer() {
        return EsModules.id(referrer);
    }

    /**
     * Finds the module and all that it imports.
     *
     * @return how many modules stand one behind the other, each met once; 0 if the module has been linked before
     * @throws RuntimeException an error that JavaScript can catch
     */
    public int load() {
        var found = loader.resolveImportedModule(referrer, request);
        module = found;
        if (found.getStatus().compareTo(Status.Linked) >= 0) {
            return 0;
        }
        found.loadRequestedModulesSync(realm, Undefined.instance);
        return levels(found, new HashSet<>());
    }

    private static int levels(AbstractModuleRecord module, Set<AbstractModuleRecord> met) {
        if (!met.add(module)) {
            return 0;
        }
        int below = 0;
        if (module instanceof CyclicModuleRecord cyclic) {
            for (var each : cyclic.getRequestedModules()) {
                below = Math.max(below, levels(cyclic.getImportedModule(each), met));
            }
        }
        return 1 + below;
    }

    /**
     * Links the module and evaluates it, after {@link #load()}; returns the promise of its evaluation.
     *
     * @throws RuntimeException what a module that is no ES module throws when it is evaluated first
     */
    public Object evaluate() {
        var loaded = loaded();
        boolean first = loaded.getStatus().compareTo(Status.Linked) < 0;
        loaded.link(realm);
        var promise = loaded.evaluate(realm);
        if (first && loaded instanceof SyntheticModuleRecord) {
            JSPromise.throwIfRejected(promise, realm);
        }
        return promise;
    }

    /** What the import answers with, after {@link #evaluate()}. */
    public Object namespace() {
        return loaded().getModuleNamespace(ImportPhase.Evaluation);
    }

    private AbstractModuleRecord loaded() {
        return Objects.requireNonNull(module, "load() first");
    }
}
