package dev.rondo.examples;

import static dev.rondo.conformance.chromium.Json.quote;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rondo.conformance.chromium.Browser;
import dev.rondo.conformance.chromium.Chromium;
import dev.rondo.conformance.engine.EngineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The chat, as people have it: two pages in a real Chromium. */
@Timeout(120)
class ChatServerTest {
    private static final String LINES =
            "[...document.querySelectorAll('#lines li')].map(each => each.textContent).join('|')";

    @Test
    void what_one_page_says_all_pages_show() throws Exception {
        var process = new ProcessBuilder(JavaExamplesTest.command("ChatServer", "0"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var output = process.inputReader();
                var browser = chromium()) {
            var address = output.readLine();
            var first = open(browser, address);
            var second = open(browser, address);
            say(first, "Ada", "hello");
            show(first, "Ada: hello");
            show(second, "Ada: hello");
            say(second, "Bob", "<b>hi</b>");
            show(first, "Bob: <b>hi</b>|Ada: hello");
            browser.close(second);
            say(first, "Ada", "bye");
            show(first, "Ada: bye|Bob: <b>hi</b>|Ada: hello");
        } finally {
            process.destroy();
            assertThat(process.waitFor(30, SECONDS)).isTrue();
        }
    }

    private static Browser chromium() {
        try {
            return Chromium.startInstalled();
        } catch (EngineException none) {
            assumeTrue(false, none.getMessage());
            throw new IllegalStateException(none);
        }
    }

    private static Browser.Page open(Browser browser, String address) throws EngineException {
        var page = browser.open((method, event) -> {});
        page.tools().call("Page.navigate", "{\"url\":" + quote(address) + "}");
        until(page, "typeof socket !== 'undefined' && socket.readyState === 1", "true");
        return page;
    }

    private static void say(Browser.Page page, String name, String text) throws EngineException {
        evaluate(
                page,
                "(document.getElementById('name').value = %s, text.value = %s, form.requestSubmit())"
                        .formatted(quote(name), quote(text)));
    }

    private static void show(Browser.Page page, String lines) throws EngineException {
        until(page, LINES, lines);
    }

    /** The page is asked until it says so; the test's time limit ends it otherwise. */
    private static void until(Browser.Page page, String expression, String value) throws EngineException {
        while (!evaluate(page, expression).equals(value)) {
            Thread.onSpinWait();
        }
    }

    private static String evaluate(Browser.Page page, String expression) throws EngineException {
        return page.tools()
                .call("Runtime.evaluate", "{\"expression\":" + quote("String(" + expression + ")") + "}")
                .at("result")
                .at("value")
                .text();
    }
}
