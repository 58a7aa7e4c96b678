package dev.rondo.fiber;

import dev.rondo.internal.Sneaky;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.InaccessibleObjectException;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/**
 * Virtual threads with a scheduler of one's own, which JDK 25 has but does not offer. All that Rondo knows of the inside of
 * {@code java.lang} is here: {@code ThreadBuilders.newVirtualThread}, the thread to which a continuation belongs that is
 * handed to a scheduler, and the scheduler of all other virtual threads.
 */
final class VirtualThreads {
    private static final @Nullable Access ACCESS;
    private static final @Nullable Throwable REFUSED;

    static {
        Access access = null;
        Throwable refused = null;
        try {
            access = Access.find();
        } catch (ReflectiveOperationException | InaccessibleObjectException closed) {
            refused = closed;
        }
        ACCESS = access;
        REFUSED = refused;
    }

    private VirtualThreads() {}

    /**
     * A virtual thread that runs on what the scheduler does with its continuations; not started yet.
     *
     * @throws IllegalStateException if the JVM was started without what this needs
     */
    static Thread create(Executor scheduler, @Nullable String name, Runnable body) {
        try {
            return (Thread) access().newThread.invokeExact(scheduler, name, 0, body);
        } catch (Throwable error) {
            throw Sneaky.rethrow(error);
        }
    }

    /**
     * Makes the handler of a thread's uncaught errors, which is a field of every thread that costs nothing, a mark by which
     * the thread is known. For a thread that has not been started: other than the thread's own method, this has no fence,
     * which takes as long as a tenth of a fiber's life.
     */
    static void mark(Thread thread, Thread.@Nullable UncaughtExceptionHandler mark) {
        access().handler.set(thread, mark);
    }

    /** The thread whose continuation a scheduler was given. */
    static Thread threadOf(Runnable continuation) {
        try {
            return (Thread) access().threadOf.invokeExact(continuation);
        } catch (Throwable error) {
            throw Sneaky.rethrow(error);
        }
    }

    /** The pool on which the JDK runs virtual threads. */
    static ForkJoinPool defaultScheduler() {
        return access().defaultScheduler;
    }

    private static Access access() {
        if (ACCESS == null) {
            throw new IllegalStateException(howToOpen(), REFUSED);
        }
        return ACCESS;
    }

    /** The ways in; a record, because the JVM takes the fields of a record for constants. */
    private record Access(
            MethodHandle newThread, MethodHandle threadOf, VarHandle handler, ForkJoinPool defaultScheduler) {
        static Access find() throws ReflectiveOperationException {
            var newThread = findNewThread();
            return new Access(newThread, findThreadOf(newThread), findHandler(), findDefaultScheduler());
        }
    }

    private static VarHandle findHandler() throws ReflectiveOperationException {
        return MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup())
                .findVarHandle(Thread.class, "uncaughtExceptionHandler", Thread.UncaughtExceptionHandler.class);
    }

    private static ForkJoinPool findDefaultScheduler() throws ReflectiveOperationException {
        var field = Class.forName("java.lang.VirtualThread").getDeclaredField("DEFAULT_SCHEDULER");
        field.setAccessible(true);
        return (ForkJoinPool) field.get(null);
    }

    private static MethodHandle findNewThread() throws ReflectiveOperationException {
        var method = Class.forName("java.lang.ThreadBuilders")
                .getDeclaredMethod("newVirtualThread", Executor.class, String.class, int.class, Runnable.class);
        return open(method, MethodHandles.lookup().in(VirtualThreads.class)::unreflect);
    }

    /** A continuation is a lambda that has captured its thread and nothing else. */
    private static MethodHandle findThreadOf(MethodHandle newThread) throws ReflectiveOperationException {
        Executor nowhere = _ -> {};
        Thread thread;
        try {
            thread = (Thread) newThread.invokeExact(nowhere, (String) null, 0, (Runnable) () -> {});
        } catch (Throwable refused) {
            throw new ReflectiveOperationException(refused);
        }
        var field = thread.getClass().getDeclaredField("runContinuation");
        field.setAccessible(true);
        var continuation = field.get(thread).getClass();
        var captured = Arrays.stream(continuation.getDeclaredFields())
                .filter(each -> each.getType().isInstance(thread))
                .findFirst()
                .orElseThrow(() -> new NoSuchFieldException("the thread in " + continuation));
        return open(captured, MethodHandles.lookup()::unreflectGetter)
                .asType(MethodType.methodType(Thread.class, Runnable.class));
    }

    private static <M extends AccessibleObject> MethodHandle open(M member, Unreflect<M> unreflect)
            throws IllegalAccessException {
        member.setAccessible(true);
        return unreflect.apply(member);
    }

    private interface Unreflect<M> {
        MethodHandle apply(M member) throws IllegalAccessException;
    }

    private static String howToOpen() {
        // on the module path Rondo is a module, and the JDK wants its name
        var module = VirtualThreads.class.getModule();
        return """
            fibers need the package java.lang of the JDK to be open to Rondo. Open it in one of these ways:
              command line   java --add-opens=java.base/java.lang=%1$s ...
              manifest       Add-Opens: java.base/java.lang
              Maven          <argLine>--add-opens=java.base/java.lang=%1$s</argLine> (maven-surefire-plugin)
              Gradle         tasks.withType<Test> { jvmArgs("--add-opens=java.base/java.lang=%1$s") }\
            """.formatted(module.isNamed() ? module.getName() : "ALL-UNNAMED");
    }
}
