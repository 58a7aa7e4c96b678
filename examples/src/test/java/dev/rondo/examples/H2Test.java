package dev.rondo.examples;

import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.scope.DeadlineExceededException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Fibers whose queries wait inside a database that runs on the fiber's own thread. */
@Timeout(60)
class H2Test {
    private static final String URL = "jdbc:h2:mem:h2test;LOCK_TIMEOUT=20000";

    private final Connection holder;
    private final Connection connection;

    H2Test() throws SQLException {
        holder = DriverManager.getConnection(URL);
        connection = DriverManager.getConnection(URL);
    }

    @BeforeEach
    void lock() throws SQLException {
        execute(holder, "CREATE TABLE counters (n int)");
        execute(holder, "INSERT INTO counters VALUES (0)");
        holder.setAutoCommit(false);
        increment(holder);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        holder.close();
    }

    @Test
    void a_query_that_waits_for_a_row_lets_the_loop_go_on() throws SQLException {
        HeldBack.call(holder::commit, () -> increment(connection));

        assertThat(counter()).isEqualTo(2);
    }

    @Test
    void a_query_that_takes_too_long_ends_and_its_connection_can_be_used_on() throws SQLException {
        run(() -> assertThatThrownBy(() -> within(Duration.ofMillis(50), () -> increment(connection)))
                .isInstanceOf(DeadlineExceededException.class)
                .hasCauseInstanceOf(SQLException.class));
        holder.commit();
        increment(connection);

        assertThat(counter()).isEqualTo(2);
    }

    private int counter() throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT n FROM counters")) {
            result.next();
            return result.getInt(1);
        }
    }

    private static void increment(Connection connection) throws SQLException {
        execute(connection, "UPDATE counters SET n = n + 1");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
