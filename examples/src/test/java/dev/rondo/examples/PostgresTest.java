package dev.rondo.examples;

import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.scope;
import static dev.rondo.Rondo.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.rondo.scope.DeadlineExceededException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Fibers whose queries wait for a real PostgreSQL, with and without a pool of connections. */
@Timeout(60)
class PostgresTest {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Use INCREMENT = connection -> Postgres.increment(connection, 1);

    private static @Nullable Postgres server;

    @BeforeAll
    static void start() throws Exception {
        server = Postgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres().close();
    }

    @BeforeEach
    void reset() throws Exception {
        eventually(() -> postgres().clients() == 0);
        postgres().reset();
    }

    @Test
    void a_query_that_waits_for_a_row_lets_the_loop_go_on() throws SQLException {
        try (var holder = postgres().lock(1);
                var connection = postgres().dataSource.getConnection()) {
            HeldBack.call(holder::commit, () -> Postgres.increment(connection, 1));
        }

        assertThat(postgres().counter(1)).isOne();
    }

    @Test
    void more_fibers_than_connections_take_turns_while_the_loop_goes_on() throws SQLException {
        int connections = 3;
        int fibers = 20;
        int[] now = {0};
        int[] most = {0};
        try (var pool = pool(connections);
                var holder = postgres().lock(1)) {
            var bean = pool.getHikariPoolMXBean();
            HeldBack.Action release = () -> {
                eventually(() -> bean.getThreadsAwaitingConnection() == fibers - connections);
                holder.commit();
            };
            HeldBack.call(
                    release,
                    () -> scope(s -> {
                        for (int i = 0; i < fibers; i++) {
                            s.fork(() -> use(pool, connection -> {
                                most[0] = Math.max(most[0], ++now[0]);
                                Postgres.increment(connection, 1);
                                now[0]--;
                            }));
                        }
                        return true;
                    }));
        }

        assertThat(postgres().counter(1)).isEqualTo(fibers);
        assertThat(most[0]).isEqualTo(connections);
    }

    @Test
    void a_query_that_takes_too_long_ends_and_the_pool_is_whole_again() throws SQLException {
        try (var pool = pool(1);
                var _ = postgres().lock(1)) {
            run(() -> {
                assertThatThrownBy(() -> within(SHORT, () -> use(pool, INCREMENT)))
                        .isInstanceOf(DeadlineExceededException.class);
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
                use(pool, connection -> Postgres.increment(connection, 2));
            });
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        }

        assertThat(postgres().counter(2)).isOne();
    }

    @Test
    void who_gives_up_waiting_for_a_connection_takes_none() throws SQLException {
        try (var pool = pool(1)) {
            run(() -> {
                try (var _ = pool.getConnection()) {
                    assertThatThrownBy(() -> within(SHORT, () -> use(pool, INCREMENT)))
                            .isInstanceOf(DeadlineExceededException.class)
                            .hasCauseInstanceOf(SQLException.class)
                            .hasRootCauseInstanceOf(InterruptedException.class);
                }
                use(pool, INCREMENT);
            });
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
            assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isOne();
        }

        assertThat(postgres().counter(1)).isOne();
    }

    @Test
    void a_statement_that_was_cancelled_may_still_be_carried_out() throws Exception {
        try (var holder = postgres().lock(1)) {
            runTooLong(_ -> {}, INCREMENT);
            assertThat(postgres().clients())
                    .as("the holder and a client that has gone")
                    .isEqualTo(2);
            holder.commit();
        }
        eventually(() -> postgres().clients() == 0);

        assertThat(postgres().counter(1)).isOne();
    }

    @Test
    void a_transaction_that_was_cancelled_has_not_happened() throws Exception {
        try (var holder = postgres().lock(2)) {
            Use begin = connection -> {
                connection.setAutoCommit(false);
                Postgres.increment(connection, 1);
            };
            runTooLong(begin, connection -> {
                Postgres.increment(connection, 2);
                connection.commit();
            });
            holder.commit();
        }
        eventually(() -> postgres().clients() == 0);

        assertThat(postgres().counter(1)).isZero();
        assertThat(postgres().counter(2)).isZero();
    }

    @Test
    void a_server_that_looks_for_its_client_stops_the_cancelled_statement() throws Exception {
        try (var _ = postgres().lock(1)) {
            runTooLong(
                    connection -> Postgres.execute(connection, "SET client_connection_check_interval = '20ms'"),
                    INCREMENT);
            eventually(() -> postgres().clients() == 1);
        }

        assertThat(postgres().counter(1)).isZero();
    }

    private interface Use {
        void of(Connection connection) throws SQLException;
    }

    private static boolean use(DataSource source, Use use) throws SQLException {
        try (var connection = source.getConnection()) {
            use.of(connection);
        }
        return true;
    }

    /** Runs a loop of its own, which ends although the row stays locked. */
    private static void runTooLong(Use before, Use use) {
        run(() -> {
            try (var connection = postgres().dataSource.getConnection()) {
                before.of(connection);
                assertThatThrownBy(() -> within(SHORT, () -> use.of(connection)))
                        .isInstanceOf(DeadlineExceededException.class)
                        .hasRootCauseMessage("Closed by interrupt");
            }
        });
    }

    private static HikariDataSource pool(int connections) {
        var config = new HikariConfig();
        config.setDataSource(postgres().dataSource);
        config.setMaximumPoolSize(connections);
        return new HikariDataSource(config);
    }

    /** For what the server, or a pool, does in its own time. */
    private static void eventually(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("ten seconds have passed").isLessThan(end);
            Thread.sleep(5);
        }
    }

    private static Postgres postgres() {
        return Objects.requireNonNull(server);
    }
}
