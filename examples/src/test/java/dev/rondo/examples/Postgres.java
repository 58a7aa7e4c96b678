package dev.rondo.examples;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * A PostgreSQL of the tests' own on the loopback interface, with a table {@code counters} of two rows, both zero. It refuses
 * to run as root; where the tests do, it is started in a user namespace without a root, by {@code unshare}.
 */
final class Postgres implements AutoCloseable {
    private final EmbeddedPostgres server;

    /** Opens a connection each time it is asked for one. */
    final DataSource dataSource;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
        dataSource = server.getPostgresDatabase();
    }

    static Postgres start() throws IOException, SQLException {
        var postgres = new Postgres(EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(Path.of("target/postgres").toFile())
                .setPGStartupWait(Duration.ofSeconds(30))
                .start());
        postgres.execute("CREATE TABLE counters (id int PRIMARY KEY, n int NOT NULL)");
        return postgres;
    }

    /** Both rows are zero again. */
    void reset() throws SQLException {
        execute("TRUNCATE counters");
        execute("INSERT INTO counters VALUES (1, 0), (2, 0)");
    }

    /** A connection whose transaction has a row locked until it ends. */
    Connection lock(int row) throws SQLException {
        var connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        execute(connection, "SELECT * FROM counters WHERE id = " + row + " FOR UPDATE");
        return connection;
    }

    int counter(int row) throws SQLException {
        return number("SELECT n FROM counters WHERE id = " + row);
    }

    /** How many clients the server has besides the one that asks. */
    int clients() throws SQLException {
        return number("SELECT count(*) FROM pg_stat_activity"
                + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()");
    }

    private int number(String query) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getInt(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            execute(connection, sql);
        }
    }

    /** Waits for whoever has the row locked. */
    static void increment(Connection connection, int row) throws SQLException {
        execute(connection, "UPDATE counters SET n = n + 1 WHERE id = " + row);
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
