package dev.rondo.conformance.chromium;

import dev.rondo.conformance.engine.EngineException;
import dev.rondo.conformance.engine.Executables;
import dev.rondo.conformance.engine.NodePackage;
import dev.rondo.conformance.engine.Processes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Where Chromiums come from. */
public final class Chromium {
    private static final String PACKAGE_72 = "chrome-aws-lambda";
    private static final String PACKAGE_72_VERSION = "1.11.2";
    private static final String ARCHIVE_72 = "bin/chromium-72.0.3617.0.br";
    /** This build still had the fast await on trial; the releases before 73 had not. */
    private static final String SLOW_AWAIT = "--js-flags=--noharmony-await-optimization";
    /** A Node that can unpack Brotli; Java cannot. */
    private static final String UNPACKER = "20.20.2";

    private Chromium() {}

    /** The one of the system. */
    public static Browser startInstalled() throws EngineException {
        var executable = Executables.find("chromium", "chromium-browser", "google-chrome")
                .orElseThrow(() -> new EngineException("no chromium on the path: install your system's package"));
        return Browser.start(executable, List.of("--headless=new"));
    }

    static Browser start72() throws EngineException {
        var folder = NodePackage.engines().resolve("chromium-72");
        var executable = folder.resolve("chromium");
        if (!Files.isExecutable(executable)) {
            if (!Files.isDirectory(folder)) {
                NodePackage.fetch(PACKAGE_72, PACKAGE_72_VERSION, folder);
            }
            unpack(folder.resolve(ARCHIVE_72), executable);
        }
        return Browser.start(executable, List.of("--headless", SLOW_AWAIT));
    }

    private static void unpack(Path archive, Path executable) throws EngineException {
        var script = "const fs = require('fs'); const [from, to] = process.argv.slice(1);"
                + "fs.writeFileSync(to, require('zlib').brotliDecompressSync(fs.readFileSync(from)), { mode: 0o755 });";
        var node = NodePackage.binary(UNPACKER).toString();
        var command = List.of(node, "-e", script, archive.toString(), executable.toString());
        var outcome = Processes.run(NodePackage.engines(), Duration.ofMinutes(2), command);
        if (outcome.exitCode() != 0) {
            throw new EngineException("cannot unpack " + archive + ": " + outcome.stderr());
        }
    }
}
