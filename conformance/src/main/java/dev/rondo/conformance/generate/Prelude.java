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

    private Prelude() {}

    static String of(Model model, CharSequence statements) {
        var files = !model.isBrowser() && statements.toString().contains("fs.");
        return (files ? FILES : "") + LOG;
    }
}
