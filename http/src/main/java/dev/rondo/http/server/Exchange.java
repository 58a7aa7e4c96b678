package dev.rondo.http.server;

import dev.rondo.fiber.Cancellation;
import dev.rondo.fiber.Cancelled;
import dev.rondo.http.Body;
import dev.rondo.http.HttpException;
import dev.rondo.http.Problem;
import dev.rondo.http.Response;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** One request and its answer, on whatever version of HTTP. For the loop's thread and its fibers. */
abstract class Exchange implements Callable<@Nullable Void>, Reply {
    private static final System.Logger LOG = System.getLogger(HttpServer.class.getName());

    final Service service;
    final IncomingRequest request;
    private boolean replied;

    Exchange(Service service, IncomingRequest request) {
        this.service = service;
        this.request = request;
    }

    /** In a fiber: lets the handler answer. */
    @Override
    public final @Nullable Void call() {
        Response response;
        try {
            response = Objects.requireNonNull(service.handler.handle(request), "the handler's response");
        } catch (Throwable error) {
            response = responseFor(error);
        }
        send(response);
        return null;
    }

    /** In a callback. */
    final void call(HttpCallback callback) {
        try {
            callback.handle(request, this);
        } catch (Throwable error) {
            var response = responseFor(error);
            if (!replied) {
                send(response);
            }
        }
    }

    private Response responseFor(Throwable error) {
        return switch (error) {
            case Cancelled cancelled when isGone() -> throw cancelled;
            case HttpException refusal -> refusal.problem().response();
            case IOException _ when isGone() -> throw new Cancelled(Objects.requireNonNull(whyGone()));
            default -> {
                service.failed();
                LOG.log(System.Logger.Level.ERROR, () -> "the handler of " + request + " has failed", error);
                yield Problem.of(500, "the server's log says more").response();
            }
        };
    }

    @Override
    public final void send(Response response) {
        if (replied) {
            throw new IllegalStateException(request + " was answered already");
        }
        replied = true;
        if (isGone()) {
            response.close();
        } else {
            answer(response);
        }
    }

    /** Writes the body piece by piece, in a fiber. */
    final void stream(Body body, SentBody output) {
        try {
            body.writeTo(output);
            output.end();
        } catch (Cancelled cancelled) {
            body.close();
            cutOff();
            throw cancelled;
        } catch (Throwable error) {
            body.close();
            if (!isGone()) {
                service.failed();
                LOG.log(System.Logger.Level.ERROR, () -> "the response to " + request + " was cut off", error);
            }
            cutOff();
        }
    }

    /** Whether nobody is there any more who could read the answer. */
    abstract boolean isGone();

    /** What the request was cancelled for; null if it was not. */
    abstract @Nullable Cancellation whyGone();

    /** Writes the response; in a fiber, or in a callback that may not wait. */
    abstract void answer(Response response);

    /** The body cannot be sent to its end, and the client has to see that. */
    abstract void cutOff();
}
