package dev.rondo.http.server;

import dev.rondo.fiber.Cancelled;
import dev.rondo.http.HttpException;
import dev.rondo.http.Response;
import dev.rondo.http.Takeover;
import org.jspecify.annotations.Nullable;

/** How a connection of HTTP/1.1 becomes something else's. In the request's fiber. */
final class Http1Takeover {
    private Http1Takeover() {}

    static @Nullable Void run(
            Http1Connection connection, Http1Exchange exchange, Response response, Takeover takeover) {
        if (!exchange.canBeTaken()) {
            exchange.endsConnection();
            exchange.answer(new HttpException(
                            400,
                            "the connection can be used for something else only when all of a request of HTTP/1.1 has come,"
                                    + " and nothing behind it")
                    .problem()
                    .response());
            return null;
        }
        exchange.headOnly(response);
        if (!connection.output().handOver(takeover)) {
            connection.drop("what had taken the connection over has ended");
            return null;
        }
        exchange.answered = true;
        try {
            takeover.run(connection.socket());
            connection.socket().close();
        } catch (Cancelled cancelled) {
            connection.drop("what had taken the connection over has ended");
            throw cancelled;
        } catch (Throwable error) {
            connection.service().failed(() -> "what has taken over " + exchange.request + " has failed", error);
            connection.drop("what had taken the connection over has ended");
        } finally {
            connection.service().answered();
        }
        return null;
    }
}
