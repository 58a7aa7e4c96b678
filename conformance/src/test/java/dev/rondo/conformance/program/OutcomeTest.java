package dev.rondo.conformance.program;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutcomeTest {
    @Test
    void whatDiffersFromMachineToMachineGoes() {
        var printed = """
                /some/where/program.js:3
                throw new Error('x');
                ^

                Error: x
                    at Object.<anonymous> (/some/where/program.js:3:7)
                    at node:internal/main/run_main_module:1:1

                Node.js v20.20.2
                """;
        assertThat(Outcome.raw("", printed, 1).stderr())
                .isEqualTo("program.js:3\nthrow new Error('x');\n^\n\nError: x\n");
    }

    @Test
    void excerptsFromTheEnginesOwnFilesGo() {
        var printed = "node:events:502\n      throw er; // Unhandled\n      ^\n\nError: x\n";
        assertThat(Outcome.raw("", printed, 1).stderr()).isEqualTo("Error: x\n");
    }

    @Test
    void warningsLoseTheirProcess() {
        var printed = "(node:4711) Warning: careful\n(Use `node --trace-warnings ...` to show where it was created)\n";
        assertThat(Outcome.raw("", printed, 0).stderr()).isEqualTo("(process) Warning: careful\n");
    }

    @Test
    void theRecordedFormHasAllParts() {
        assertThat(new Outcome("a\n", "e\n", 3).text()).isEqualTo("a\n[stderr]\ne\n[exit 3]\n");
        assertThat(new Outcome("no newline", "", 0).text()).isEqualTo("no newline\n[exit 0]\n");
    }
}
