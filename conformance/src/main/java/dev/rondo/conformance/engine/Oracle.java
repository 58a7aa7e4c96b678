package dev.rondo.conformance.engine;

import dev.rondo.conformance.program.Outcome;
import dev.rondo.conformance.program.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What an engine has printed for programs it has run, kept in a file and asked before the engine.
 *
 * <p>A line of the file is a hash of the program's text and the lines it printed, with tabs between.
 */
public final class Oracle implements Engine {
    private final Map<String, String> known = new ConcurrentHashMap<>();
    private final Engine engine;
    private final Path file;

    private Oracle(Engine engine, Path file) {
        this.engine = engine;
        this.file = file;
    }

    /** An oracle that runs what it does not know, and remembers it. */
    public static Oracle of(Engine engine, Path file) throws EngineException {
        var oracle = new Oracle(engine, file);
        oracle.read();
        return oracle;
    }

    /** An oracle that knows only what is in its file. */
    public static Oracle ofFile(String name, Path file) throws EngineException {
        return of(new Silent(name), file);
    }

    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public Outcome run(Program program) throws EngineException {
        var key = key(program.source());
        var stdout = known.get(key);
        if (stdout == null) {
            stdout = engine.run(program).stdout();
            known.put(key, stdout);
            remember(key, stdout);
        }
        return new Outcome(stdout, "", 0);
    }

    @Override
    public void close() {
        engine.close();
    }

    private void read() throws EngineException {
        try {
            if (Files.exists(file)) {
                Files.readAllLines(file).forEach(this::learn);
            }
        } catch (IOException e) {
            throw new EngineException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private void learn(String line) {
        var parts = line.split("\t", 2);
        known.put(parts[0], parts.length < 2 ? "" : parts[1].replace('\t', '\n') + "\n");
    }

    private synchronized void remember(String key, String stdout) throws EngineException {
        try {
            Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
            var line = (key + "\n" + stdout).replaceFirst("\n$", "").replace('\n', '\t') + "\n";
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new EngineException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static String key(String source) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(source.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Silent(String name) implements Engine {
        @Override
        public Outcome run(Program program) throws EngineException {
            throw new EngineException("no output of " + name + " is kept for " + program.name());
        }
    }
}
