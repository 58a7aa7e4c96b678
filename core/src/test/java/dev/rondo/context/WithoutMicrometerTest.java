package dev.rondo.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.Rondo;
import dev.rondo.fiber.Fiber;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.Callable;
import org.jctools.queues.MpscArrayQueue;
import org.junit.jupiter.api.Test;

class WithoutMicrometerTest {
    @Test
    void a_program_on_whose_class_path_the_library_is_not_runs_all_the_same() throws Exception {
        var classPath = new URL[] {place(Context.class), place(Program.class), place(MpscArrayQueue.class)};
        try (var loader = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
            var program = loader.loadClass(Program.class.getName()).getDeclaredConstructor();

            assertThat(((Callable<?>) program.newInstance()).call())
                    .isEqualTo("[ann, ann, true, java.lang.ClassNotFoundException]");
        }
    }

    private static URL place(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    /** Uses nothing but Rondo and the JDK. */
    public static final class Program implements Callable<String> {
        private static final Context.Key<String> USER = Context.Key.of("user");

        @Override
        public String call() {
            var seen = new java.util.ArrayList<>();
            Rondo.run(() -> Rondo.with(USER, "ann").call(() -> {
                Rondo.setImmediate(() -> seen.add(Context.current().value(USER)));
                return Fiber.blocking(() -> seen.add(Context.current().value(USER)));
            }));
            seen.add(Context.current().capture() == Context.current());
            try {
                seen.add(Class.forName("io.micrometer.context.ContextRegistry"));
            } catch (ClassNotFoundException missing) {
                seen.add(missing.getClass().getName());
            }
            return seen.toString();
        }
    }
}
