package dev.rondo.js;

import dev.rondo.js.host.Host;
import dev.rondo.loop.EventLoop;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.graalvm.polyglot.Engine;
import org.jspecify.annotations.Nullable;

/** Makes runtimes. Without any call, what {@link JsRuntime#on} makes. */
public final class JsRuntimeBuilder {
    final EventLoop loop;

    @Nullable Engine shared;

    private InputStream stdin = System.in;
    // not System.out, which keeps it to itself when the other end of a pipe has gone
    OutputStream stdout = new FileOutputStream(FileDescriptor.out);
    OutputStream stderr = new FileOutputStream(FileDescriptor.err);
    private List<String> arguments = List.of();
    private Map<String, String> environment = System.getenv();
    private Path directory = Path.of("").toAbsolutePath();

    JsRuntimeBuilder(EventLoop loop) {
        this.loop = Objects.requireNonNull(loop, "loop");
    }

    /** {@code process.argv}: the command, the program, and what is passed to it. */
    public JsRuntimeBuilder arguments(List<String> arguments) {
        this.arguments = List.copyOf(arguments);
        return this;
    }

    /** {@code process.env}. */
    public JsRuntimeBuilder environment(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        return this;
    }

    /** {@code process.cwd()}. */
    public JsRuntimeBuilder directory(Path directory) {
        this.directory = directory.toAbsolutePath();
        return this;
    }

    /** Where {@code process.stdin} comes from. */
    public JsRuntimeBuilder stdin(InputStream stdin) {
        this.stdin = Objects.requireNonNull(stdin, "stdin");
        return this;
    }

    /** Where {@code process.stdout} goes. */
    public JsRuntimeBuilder stdout(OutputStream stdout) {
        this.stdout = Objects.requireNonNull(stdout, "stdout");
        return this;
    }

    /** Where {@code process.stderr} and errors that end the program go. */
    public JsRuntimeBuilder stderr(OutputStream stderr) {
        this.stderr = Objects.requireNonNull(stderr, "stderr");
        return this;
    }

    /** An engine that several runtimes share, so that each starts faster; it is not closed with them. */
    public JsRuntimeBuilder engine(Engine engine) {
        shared = Objects.requireNonNull(engine, "engine");
        return this;
    }

    /** The runtime. */
    public JsRuntime build() {
        return new JsRuntime(this);
    }

    Host.Settings host(IntConsumer exiting) {
        return new Host.Settings(arguments, environment, directory, stdin, stdout, stderr, nodeVersion(), exiting);
    }

    private String nodeVersion() {
        return switch (loop.model()) {
            case NODE10 -> "10.24.1";
            case NODE11 -> "11.15.0";
            case NODE, BROWSER, CHROME72 -> "24.0.0";
        };
    }
}
