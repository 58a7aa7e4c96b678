package dev.rondo.bench.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptTest {
    @Test
    void the_script_names_all_servers_and_workloads() throws IOException {
        var script = Files.readString(Path.of("http"));
        for (var server : Server.named(List.of())) {
            assertThat(script).containsPattern("Servers are [^.]*\\b" + server.name() + "\\b");
        }
        for (var workload : Workload.named(List.of())) {
            assertThat(script).containsPattern("Workloads are [^.]*\\b" + workload.title() + "\\b");
        }
    }

    @Test
    void named_ones_come_in_their_own_order_and_others_are_errors() {
        assertThat(Workload.named(List.of("echo", "plain"))).containsExactly(Workload.PLAIN, Workload.ECHO);
        assertThat(Server.named(List.of("go", "floor")).stream().map(Server::name))
                .containsExactly("floor", "go");
        assertThatThrownBy(() -> Workload.named(List.of("plan"))).hasMessageContaining("plan");
        assertThatThrownBy(() -> Server.named(List.of("nety"))).hasMessageContaining("nety");
    }
}
