package dev.rondo.js.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out which module an {@code import} means. */
public interface ModuleResolver {
    /**
     * Resolves a specifier.
     *
     * @param specifier as it stands in the import
     * @param referrer the path of the importing file
     * @throws RuntimeException an error that JavaScript can catch
     */
    Module resolve(String specifier, String referrer);

    /** Tells what {@code import.meta} of a module holds. */
    void initializeMeta(Object meta, @Nullable String path);

    /** A module. */
    sealed interface Module {
        /** An ES module, in a file. */
        record File(String path) implements Module {}

        /**
         * A module whose exports are properties of an object: built in, CommonJS, or JSON.
         *
         * @param id under which it is kept; resolving to the same id again gives the same module
         * @param names what it exports besides {@code default}
         * @param exports computes the object, when the module is evaluated
         */
        record Synthetic(String id, List<String> names, Exports exports) implements Module {}
    }

    /** Computes the exports of a synthetic module. */
    interface Exports {
        /** The value exported as {@code default}; the named exports are its properties. */
        Object compute();
    }
}
