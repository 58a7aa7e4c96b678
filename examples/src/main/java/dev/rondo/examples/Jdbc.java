package dev.rondo.examples;

import static dev.rondo.Rondo.mapConcurrent;
import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.within;

import dev.rondo.scope.DeadlineExceededException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Transactions of a blocking driver side by side on one loop, and one that may not take too long. */
public final class Jdbc {
    private static final String URL = "jdbc:h2:mem:bank;LOCK_TIMEOUT=10000";

    private Jdbc() {}

    /** Prints what the guide says it does. */
    public static void main() {
        // snippet: jdbc
        run(() -> {
            try (var bank = DriverManager.getConnection(URL)) {
                execute(bank, "CREATE TABLE account (owner VARCHAR PRIMARY KEY, cents INT)");
                execute(bank, "INSERT INTO account VALUES ('Ada', 100), ('Bob', 0)");

                // three transactions at once; who meets a locked row waits, and the loop goes on
                var paid = mapConcurrent(List.of(10, 20, 30), 3, cents -> pay("Ada", "Bob", cents));
                IO.println("paid " + paid + ", Bob has " + cents(bank, "Bob"));

                bank.setAutoCommit(false);
                execute(bank, "UPDATE account SET cents = 0 WHERE owner = 'Ada'"); // locks the row
                try {
                    within(Duration.ofMillis(100), () -> pay("Ada", "Bob", 5));
                } catch (DeadlineExceededException late) {
                    IO.println("gave up, Bob has " + cents(bank, "Bob"));
                }
            }
        });
        // end
    }

    private static int pay(String from, String to, int cents) throws SQLException {
        try (var bank = DriverManager.getConnection(URL)) {
            bank.setAutoCommit(false);
            execute(bank, "UPDATE account SET cents = cents - ? WHERE owner = ?", cents, from);
            execute(bank, "UPDATE account SET cents = cents + ? WHERE owner = ?", cents, to);
            bank.commit();
        }
        return cents;
    }

    private static int cents(Connection bank, String owner) throws SQLException {
        try (var query = bank.prepareStatement("SELECT cents FROM account WHERE owner = ?")) {
            query.setString(1, owner);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private static void execute(Connection bank, String sql, Object... values) throws SQLException {
        try (var statement = bank.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }
}
