package dev.rondo.js.host;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** One kind of work on files. */
@FunctionalInterface
interface FileOperation {
    /**
     * Reads the arguments, on the loop's thread, and answers with what is to be done, on any thread.
     *
     * @return work whose result is a value for JavaScript, or a {@link java.util.function.Supplier} of one that must be
     *     asked on the loop's thread
     */
    Callable<@Nullable Object> prepare(FileArguments arguments);
}
