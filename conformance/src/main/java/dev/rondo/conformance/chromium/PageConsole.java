package dev.rondo.conformance.chromium;

import dev.rondo.conformance.engine.EngineException;
import dev.rondo.conformance.program.Outcome;
import java.time.Duration;
import java.util.stream.Collectors;

/** What a page has written to its console, and the errors that it did not handle. */
final class PageConsole {
    private final StringBuilder stdout = new StringBuilder();
    private final StringBuilder stderr = new StringBuilder();
    private boolean loaded;
    private long lastEvent = System.nanoTime();

    /** Takes note of an event of the page. */
    synchronized void event(String method, Json event) {
        lastEvent = System.nanoTime();
        switch (method) {
            case "Page.loadEventFired" -> loaded = true;
            case "Runtime.consoleAPICalled" -> log(event);
            case "Runtime.exceptionThrown" -> complain(event.at("exceptionDetails"));
            default -> {}
        }
    }

    /** Waits until the page is loaded and has said nothing for the given time. */
    synchronized void awaitQuiet(Duration quiet) throws EngineException {
        try {
            long left;
            while ((left = loaded ? lastEvent + quiet.toNanos() - System.nanoTime() : quiet.toNanos()) > 0) {
                wait(left / 1_000_000 + 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("interrupted while a page ran", e);
        }
    }

    synchronized Outcome outcome() {
        return new Outcome(stdout.toString(), stderr.toString(), 0);
    }

    private void log(Json event) {
        var type = event.at("type").text();
        var line = event.at("args").list().stream().map(PageConsole::show).collect(Collectors.joining(" "));
        (type.equals("error") || type.equals("warning") ? stderr : stdout)
                .append(line)
                .append('\n');
    }

    private void complain(Json details) {
        var error = details.at("exception").at("description").text();
        if (error.isEmpty()) {
            error = show(details.at("exception"));
        }
        stderr.append(details.at("text").text())
                .append(' ')
                .append(error.replaceAll("(?m)\n    at .*$", ""))
                .append('\n');
    }

    private static String show(Json remote) {
        if (remote.has("description")) {
            return remote.at("description").text();
        }
        if (remote.has("value")) {
            var value = remote.at("value");
            return value.value() == null ? "null" : value.text();
        }
        return remote.at("type").text();
    }
}
