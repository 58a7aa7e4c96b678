package dev.rondo.conformance.generate;

import dev.rondo.conformance.program.Model;

/** What stands above the statements of every random program. */
final class Prelude {
    private static final String LOG = """
            const log = (text) => console.log(text);
            const show = (value) => {
              if (value && value.errors) return 'errors ' + value.errors.map(show);
              return value instanceof Error ? value.message : JSON.stringify(value);
            };
            """;
    private static final String FILES = """
            const fs = require('fs');
            const file = __filename;
            """;

    private static final String MESSAGES = """
            const { port1, port2 } = new MessageChannel();
            const messages = [];
            port1.onmessage = () => messages.shift()();
            const message = (job) => {
              messages.push(job);
              port2.postMessage(0);
            };
            """;
    private static final String WINDOW_MESSAGES = """
            const posts = [];
            onmessage = () => posts.shift()();
            const post = (job) => {
              posts.push(job);
              postMessage(0, '*');
            };
            """;

    private Prelude() {}

    static String of(Model model, CharSequence statements) {
        var text = statements.toString();
        var files = !model.isBrowser() && text.contains("fs.") ? FILES : "";
        var messages = text.contains("message(") ? MESSAGES : "";
        var posts = text.contains("post(") ? WINDOW_MESSAGES : "";
        return files + LOG + messages + posts;
    }
}
