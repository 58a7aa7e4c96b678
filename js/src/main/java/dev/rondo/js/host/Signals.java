package dev.rondo.js.host;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** {@code sun.misc.Signal} by reflection: there is no other way to signals, and none to make javac accept it in silence. */
final class Signals {
    /** What the system does with a signal that nobody handles. */
    static final Object DEFAULT;

    private static final Class<?> SIGNAL;
    private static final Class<?> HANDLER;

    static {
        try {
            SIGNAL = Class.forName("sun.misc.Signal");
            HANDLER = Class.forName("sun.misc.SignalHandler");
            DEFAULT = HANDLER.getField("SIG_DFL").get(null);
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException("signals need the module jdk.unsupported; add it to the image", missing);
        }
    }

    private Signals() {}

    /** What calls the body, on a thread of the JVM's, for {@link #handle}. */
    static Object handler(Runnable body) {
        return Proxy.newProxyInstance(HANDLER.getClassLoader(), new Class<?>[] {HANDLER}, (self, method, arguments) -> {
            if (method.getDeclaringClass() == Object.class) {
                return method.invoke(body, arguments);
            }
            body.run();
            return null;
        });
    }

    /**
     * Changes what happens on a signal.
     *
     * @param name with its prefix, as in {@code SIGINT}
     * @return the handler before, to be put back
     * @throws IllegalArgumentException if the JVM or the system keeps the signal for itself
     */
    static Object handle(String name, Object handler) {
        try {
            var signal = SIGNAL.getConstructor(String.class).newInstance(name.substring("SIG".length()));
            return SIGNAL.getMethod("handle", SIGNAL, HANDLER).invoke(null, signal, handler);
        } catch (InvocationTargetException refused) {
            throw new IllegalArgumentException(name + " cannot be handled", refused.getCause());
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
