package dev.rondo.conformance.chromium;

import dev.rondo.conformance.engine.Engine;
import dev.rondo.conformance.engine.EngineException;
import dev.rondo.conformance.engine.Resources;
import dev.rondo.conformance.engine.Verdict;
import dev.rondo.conformance.program.Outcome;
import dev.rondo.conformance.program.Program;

/**
 * A real Chromium that runs many programs in one page, each in a frame of its own.
 *
 * <p>Each run is watched by a referee, and repeated when the machine was too slow for its clock to mean anything.
 */
public final class ChromiumBatch implements Engine {
    private static final String FRAME = "/frame.html";

    private final Browser browser;
    private final PageServer server;
    private final Browser.Page page;

    private ChromiumBatch(Browser browser, PageServer server) throws EngineException {
        this.browser = browser;
        this.server = server;
        var driver = Resources.text("referee.js") + Resources.text(ChromiumBatch.class, "frame-driver.js");
        server.put("/driver.js", driver);
        server.put(
                FRAME,
                "<!doctype html><meta charset=\"utf-8\"><script src=\"/driver.js\"></script>"
                        + "<script src=\"/program.js\"></script><script>awaitEnd()</script>");
        var host = server.put("/host.html", Resources.text(ChromiumBatch.class, "host.html"));
        page = browser.open((method, event) -> {});
        page.tools().call("Page.navigate", "{\"url\":\"" + host + "\"}");
        awaitHost();
    }

    /** The Chromium of this machine. */
    public static ChromiumBatch installed() throws EngineException {
        return new ChromiumBatch(Chromium.startInstalled(), PageServer.start());
    }

    /** Chromium 72, the last one with the slow await, from an npm package. */
    public static ChromiumBatch of72() throws EngineException {
        return new ChromiumBatch(Chromium.start72(), PageServer.start());
    }

    @Override
    public String name() {
        return "chromium-" + browser.version();
    }

    @Override
    public Outcome run(Program program) throws EngineException {
        server.put("/program.js", program.source());
        return Verdict.untilFixed(program, () -> Verdict.of(evaluate("run(" + Json.quote(FRAME) + ")")));
    }

    @Override
    public void close() {
        server.close();
        browser.close();
    }

    private void awaitHost() throws EngineException {
        for (int i = 0; i < 200; i++) {
            if (evaluate("typeof run").equals("function")) {
                return;
            }
            try {
                Thread.sleep(25);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new EngineException("interrupted while the page loaded", e);
            }
        }
        throw new EngineException("the page has not loaded");
    }

    private String evaluate(String expression) throws EngineException {
        var answer = page.tools()
                .call(
                        "Runtime.evaluate",
                        "{\"expression\":%s,\"awaitPromise\":true,\"returnByValue\":true}"
                                .formatted(Json.quote(expression)));
        return answer.at("result").at("value").text();
    }
}
