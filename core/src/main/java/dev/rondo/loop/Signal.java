package dev.rondo.loop;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Objects;

/**
 * What the process does on a signal, until this is closed; then it does again what it did before. May be used by any thread.
 *
 * <p>By {@code sun.misc.Signal} and by reflection: there is no other way to signals, and none to make javac accept it in
 * silence.
 */
public final class Signal implements AutoCloseable {
    private final Object signal;
    private final Object before;

    private Signal(Object signal, Object before) {
        this.signal = signal;
        this.before = before;
    }

    /**
     * Calls back on every such signal, on a thread of the JVM's, which should hand the work over.
     *
     * @param name with its prefix, as in {@code SIGINT}
     * @throws IllegalArgumentException if there is no such signal, or the JVM or the system keeps it for itself
     * @throws IllegalStateException if the JVM was made without the module {@code jdk.unsupported}
     */
    public static Signal on(String name, Runnable callback) {
        Objects.requireNonNull(callback, "callback");
        if (!name.startsWith("SIG")) {
            throw new IllegalArgumentException("signals have names like SIGINT, not " + name);
        }
        try {
            var type = Class.forName("sun.misc.Signal");
            var signal = type.getConstructor(String.class).newInstance(name.substring("SIG".length()));
            return new Signal(signal, handle(signal, handler(callback)));
        } catch (InvocationTargetException refused) {
            throw new IllegalArgumentException(name + " cannot be handled", refused.getCause());
        } catch (ReflectiveOperationException missing) {
            throw unsupported(missing);
        }
    }

    private static Object handler(Runnable callback) throws ClassNotFoundException {
        var type = Class.forName("sun.misc.SignalHandler");
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            if (method.getDeclaringClass() == Object.class) {
                return method.invoke(callback, arguments);
            }
            callback.run();
            return null;
        });
    }

    private static Object handle(Object signal, Object handler) throws ReflectiveOperationException {
        var type = Class.forName("sun.misc.SignalHandler");
        return signal.getClass().getMethod("handle", signal.getClass(), type).invoke(null, signal, handler);
    }

    @Override
    public void close() {
        try {
            handle(signal, before);
        } catch (ReflectiveOperationException missing) {
            throw unsupported(missing);
        }
    }

    private static IllegalStateException unsupported(ReflectiveOperationException missing) {
        return new IllegalStateException("signals need the module jdk.unsupported; add it to the image", missing);
    }
}
