package dev.rondo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {
    private static final String PROGRAM = """
            process.nextTick(function tick() {
              console.log('tick');
            });
            setTimeout(function timer() {
              console.log('timer');
            }, 1);
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void each_unit_shows_what_queued_it_what_it_did_and_what_then_waits() {
        var command = new CommandFixture(folder);
        assertThat(command.run("explain", command.program("p.js", PROGRAM))).isZero();
        assertThat(command.out())
                .contains("before the first turn")
                .contains("""
                            #1 script  p.js
                                queues  #2 tick  tick p.js:1:18
                                queues  #3 timeout  timer p.js:4:12
                                then    ticks #2, timers #3
                            #2 tick  tick p.js:1:18   queued by #1
                                prints  tick
                                then    timers #3
                        """)
                .contains("#3 timeout  timer p.js:4:12   queued by #1\n        prints  timer");
    }

    @Test
    void json_is_for_programs() {
        var command = new CommandFixture(folder);
        assertThat(command.run("explain", command.program("p.js", "process.exitCode = 3"), "--json"))
                .isZero();
        assertThat(command.out())
                .startsWith(
                        "{\"model\":\"node\",\"exitCode\":3,\"stopped\":false,\"forgottenEvents\":0,\"turns\":[{\"turn\":0,")
                .contains("\"kind\":\"script\",\"origin\":\"p.js\",\"cause\":0,\"threw\":false");
    }
}
