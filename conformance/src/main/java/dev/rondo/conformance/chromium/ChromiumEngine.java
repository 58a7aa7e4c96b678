package dev.rondo.conformance.chromium;

import dev.rondo.conformance.engine.Engine;
import dev.rondo.conformance.engine.EngineException;
import dev.rondo.conformance.program.Outcome;
import dev.rondo.conformance.program.Program;
import java.time.Duration;

/**
 * A real Chromium: a new page for each program, on which it is the only script.
 *
 * <p>A page has no end, so a program counts as over when it has said nothing for a while.
 */
public final class ChromiumEngine implements Engine {
    private static final Duration QUIET = Duration.ofMillis(400);

    private final Browser browser;
    private final PageServer server;

    private ChromiumEngine(Browser browser, PageServer server) {
        this.browser = browser;
        this.server = server;
    }

    /** The Chromium of this machine. */
    public static ChromiumEngine installed() throws EngineException {
        return new ChromiumEngine(Chromium.startInstalled(), PageServer.start());
    }

    /** Chromium 72, the last one with the slow await, from an npm package. */
    public static ChromiumEngine of72() throws EngineException {
        return new ChromiumEngine(Chromium.start72(), PageServer.start());
    }

    @Override
    public String name() {
        return "chromium-" + browser.version();
    }

    @Override
    public Outcome run(Program program) throws EngineException {
        var script = server.put("/" + program.name(), program.source());
        var page = server.put(
                "/page.html",
                "<!doctype html><meta charset=\"utf-8\"><script src=\"" + script.getPath() + "\"></script>");
        var console = new PageConsole();
        var target = browser.open(console::event);
        try {
            target.tools().call("Runtime.enable");
            target.tools().call("Page.enable");
            target.tools().call("Page.navigate", "{\"url\":\"" + page + "\"}");
            console.awaitQuiet(QUIET);
            return console.outcome();
        } finally {
            browser.close(target);
        }
    }

    @Override
    public void close() {
        server.close();
        browser.close();
    }
}
