package dev.rondo.bench.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoalTest {
    private static final Goal GOAL = new Goal(Workload.PLAIN, Goal.Figure.CPU, "rondo-fiber-epoll", "vertx", 0.97);

    @ParameterizedTest
    @CsvSource({"97, 0.97, true", "98, 0.98, false", "50, 0.5, true"})
    void a_goal_is_met_up_to_its_share_of_the_peers_figure(double ours, double ratio, boolean isMet) {
        var results = Map.of("rondo-fiber-epoll", result("rondo-fiber-epoll", ours), "vertx", result("vertx", 100));
        var words = "rondo-fiber-epoll: processor time a request at most 0.97 of vertx's";
        assertThat(GOAL.judge(results)).contains(new Goal.Verdict(words, ratio, isMet));
    }

    @Test
    void nothing_is_said_of_a_server_that_was_not_measured() {
        assertThat(GOAL.judge(Map.of("vertx", result("vertx", 100)))).isEmpty();
        assertThat(GOAL.judge(Map.of("rondo-fiber-epoll", result("rondo-fiber-epoll", 5))))
                .isEmpty();
    }

    @Test
    void the_peers_of_the_goals_are_servers() {
        assertThat(Server.all().stream().map(Server::name))
                .containsAll(Goal.ALL.stream().map(Goal::theirs).toList());
    }

    @Test
    void a_table_shows_ratios_errors_and_goals() {
        var bytes = new ByteArrayOutputStream();
        var report = new Report(new PrintStream(bytes, true, StandardCharsets.UTF_8), false);
        var broken = new Result.Round(new Load(100, 50, Double.NaN, 3), 500, 1000);
        report.table(
                Workload.PLAIN,
                "as it is",
                List.of(
                        result("rondo-fiber-epoll", 4),
                        result("netty-epoll", 8),
                        new Result("node", List.of(broken), Double.NaN)));
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "",
                        "plain: as it is",
                        "server requests/s 99 % us CPU us median / floor / netty-epoll busy",
                        "rondo-fiber-epoll 50 7 4.00 4.00 - 0.50 40 %",
                        "netty-epoll 50 7 8.00 8.00 - 1.00 80 %",
                        "node 50 - 5.00 5.00 - 0.63 50 %",
                        "node: 3 errors",
                        " rondo-fiber-epoll: processor time a request at most 1.00 of netty-epoll's 0.50 met",
                        " rondo-fiber-epoll: processor time a request at most 0.45 of node's 0.80 not met");
    }

    private static Result result(String server, double cpu) {
        return new Result(server, List.of(new Result.Round(new Load(100, 50, 7, 0), 100 * cpu, 1000)), Double.NaN);
    }
}
