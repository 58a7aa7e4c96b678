package dev.rondo.http.server;

import dev.rondo.fiber.Cancelled;
import dev.rondo.fiber.Fiber;
import dev.rondo.http.Request;
import dev.rondo.http.Response;
import dev.rondo.http.wire.Positive;
import dev.rondo.loop.EventLoop;
import dev.rondo.scope.Deadline;
import dev.rondo.scope.DeadlineExceededException;
import dev.rondo.scope.Scope;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells whoever watches a service whether it lives, and whether it is ready for requests: 200 with {@code "status": "up"} in JSON,
 * or 503 with {@code "status": "down"}, and what has become of each check. All checks run at the same time, each with a limit of
 * time. A server that closes lives, but is not ready: {@code "status": "closing"}. Immutable; each method that adds something makes
 * another one.
 *
 * <pre>{@code
 * var health = Health.create().ready("database", Duration.ofSeconds(1), () -> database.ping());
 * routes.get("/health/live", health.liveness()).get("/health/ready", health.readiness());
 * }</pre>
 */
public final class Health {
    private static final System.Logger LOG = System.getLogger(HttpServer.class.getName());

    private final Map<String, Named> live;
    private final Map<String, Named> ready;

    private Health(Map<String, Named> live, Map<String, Named> ready) {
        this.live = live;
        this.ready = ready;
    }

    private record Named(Duration limit, HealthCheck check) {}

    private record Result(
            String status, long millis, @Nullable String reason) {
        Map<String, Object> members() {
            var members = new LinkedHashMap<String, Object>();
            members.put("status", status);
            members.put("millis", millis);
            if (reason != null) {
                members.put("reason", reason);
            }
            return members;
        }
    }

    /** Without any check: a server that answers is well. */
    public static Health create() {
        return new Health(Map.of(), Map.of());
    }

    /**
     * With a check without which the service should be started anew; it counts for readiness, too.
     *
     * @throws IllegalArgumentException if there is a check of that name already, or the limit is not above zero
     */
    public Health live(String name, Duration limit, HealthCheck check) {
        return new Health(with(live, name, limit, check), with(ready, name, limit, check));
    }

    /**
     * With a check without which the service should get no requests.
     *
     * @throws IllegalArgumentException as {@link #live}
     */
    public Health ready(String name, Duration limit, HealthCheck check) {
        return new Health(live, with(ready, name, limit, check));
    }

    private static Map<String, Named> with(Map<String, Named> checks, String name, Duration limit, HealthCheck check) {
        var more = new LinkedHashMap<>(checks);
        var named = new Named(
                Positive.of("the limit of the check '" + name + "'", limit), Objects.requireNonNull(check, "check"));
        if (more.put(name, named) != null) {
            throw new IllegalArgumentException("there are two checks '" + name + "'");
        }
        return more;
    }

    /** Answers whether the service lives. */
    public HttpHandler liveness() {
        return _ -> answer(results(live), false);
    }

    /** Answers whether the service is ready for requests. */
    public HttpHandler readiness() {
        return request -> {
            var results = results(ready);
            return answer(results, isClosing(request));
        };
    }

    private static boolean isClosing(Request request) {
        return request.connection() instanceof ServerConnection connection && connection.isClosing();
    }

    private static Response answer(Map<String, Result> results, boolean closing) {
        boolean up = results.values().stream().allMatch(result -> result.status.equals("up"));
        var checks = new LinkedHashMap<String, Object>();
        results.forEach((name, result) -> checks.put(name, result.members()));
        var report = new LinkedHashMap<String, Object>();
        report.put("status", closing ? "closing" : up ? "up" : "down");
        report.put("checks", checks);
        return Response.json(report).status(up && !closing ? 200 : 503).header("Cache-Control", "no-store");
    }

    private static Map<String, Result> results(Map<String, Named> checks) {
        var results = new LinkedHashMap<String, Result>();
        if (checks.isEmpty()) {
            return results;
        }
        return Scope.scope(scope -> {
            var running = new LinkedHashMap<String, Fiber<Result>>();
            checks.forEach((name, check) -> running.put(name, scope.fork(name, () -> result(name, check))));
            running.forEach((name, fiber) -> results.put(name, fiber.await()));
            return results;
        });
    }

    private static Result result(String name, Named named) {
        var clock = EventLoop.current().clock();
        long begun = clock.nanoTime();
        var reason = reason(name, named);
        long millis = Duration.ofNanos(clock.nanoTime() - begun).toMillis();
        return new Result(reason == null ? "up" : "down", millis, reason);
    }

    /** What is wrong; null if nothing is. */
    private static @Nullable String reason(String name, Named named) {
        try {
            Deadline.within(named.limit, named.check::check);
            return null;
        } catch (Cancelled gone) {
            throw gone;
        } catch (Throwable failed) {
            LOG.log(System.Logger.Level.WARNING, () -> "the health check '" + name + "' has failed", failed);
            return failed instanceof DeadlineExceededException
                    ? "took longer than " + named.limit.toMillis() + " ms"
                    : "failed";
        }
    }
}
