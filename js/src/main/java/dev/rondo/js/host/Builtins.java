package dev.rondo.js.host;

import dev.rondo.js.engine.Engine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * Source text of the built-in modules. An id is a file below {@code builtin}, without its extension; {@code npm:} before
 * it means a file of a package that came as a WebJar.
 */
final class Builtins {
    private static final String OWN = "/dev/rondo/js/builtin/";
    private static final String PACKAGES = "/META-INF/resources/webjars/";
    private static final String BEFORE = "(function (exports, require, module, binding) {";
    private static final String AFTER = "\n})";

    /** Packages find the working directory at a free variable, which they may declare anew. */
    private static final String BEFORE_PACKAGE =
            "(function (exports, require, module, binding, process) { (function () {";

    private static final String AFTER_PACKAGE = "\n})(); })";

    private Builtins() {}

    static Object compile(Engine engine, String id) {
        if (id.startsWith("npm:")) {
            return engine.compile("node:" + id, read(packageFile(id.substring(4))), BEFORE_PACKAGE, AFTER_PACKAGE);
        }
        return engine.compile("node:" + id, read(OWN + id + ".js"), BEFORE, AFTER);
    }

    private static String packageFile(String file) {
        int slash = file.indexOf('/');
        var name = file.substring(0, slash);
        var version = new Properties();
        try (var pom = open("/META-INF/maven/org.webjars.npm/" + name + "/pom.properties")) {
            version.load(pom);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return PACKAGES + name + "/" + version.getProperty("version") + file.substring(slash);
    }

    private static String read(String resource) {
        try (var stream = open(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static InputStream open(String resource) throws IOException {
        var stream = Builtins.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new IOException("no such built-in module: " + resource);
        }
        return stream;
    }
}
