package dev.rondo.scope;

/** What runs in a scope and has no result. */
@FunctionalInterface
public interface ScopeProcedure {
    /**
     * Runs, in the fiber that opened the scope.
     *
     * @throws Exception as {@link ScopeBody#run}
     */
    void run(Scope scope) throws Exception;
}
