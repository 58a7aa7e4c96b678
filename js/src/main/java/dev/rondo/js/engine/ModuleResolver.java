package dev.rondo.js.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds out which module an {@code import} means. */
public interface ModuleResolver {
    /**
     * Resolves a specifier.
     *
     * @param specifier as it stands in the import
     * @param referrer the id of the importing module
     * @param attributes what stands behind {@code with}
     * @throws RuntimeException an error that JavaScript can catch
     */
    Module resolve(String specifier, String referrer, Map<String, String> attributes);

    /** Takes the steps of an {@code import()}, in time; returns its promise. */
    Object load(DynamicImport steps);

    /** Tells what {@code import.meta} of a module holds. */
    void initializeMeta(Object meta, String id);

    /** A module. The same id always means the same module. */
    sealed interface Module {
        /** Under which the module is kept, and known as a referrer. */
        String id();

        /** An ES module, in the file of that path. */
        record File(String id) implements Module {}

        /** An ES module whose source does not come from a file, or from one that is loaded more than once. */
        record Text(String id, String code) implements Module {}

        /**
         * A module whose exports are properties of an object: built in, CommonJS, or JSON.
         *
         * @param names what it exports besides {@code default}; the name {@code module.exports} means the object itself
         * @param costly those of the names whose values are read only where somebody imports them
         * @param exports computes the object, when the module is evaluated
         */
        record Synthetic(String id, List<String> names, Set<String> costly, Exports exports) implements Module {}
    }

    /** Computes the exports of a synthetic module. */
    interface Exports {
        /** The value exported as {@code default}; the named exports are its properties. */
        Object compute();
    }
}
