package dev.rondo.http.server;

import dev.rondo.fiber.Cancellation;
import dev.rondo.fiber.Cancelled;
import dev.rondo.http.Body;
import dev.rondo.http.HttpException;
import dev.rondo.http.Problem;
import dev.rondo.http.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** One request and its answer, on whatever version of HTTP. For the loop's thread and its fibers. */
abstract class Exchange implements Callable<@Nullable Void>, Reply {
    private static final System.Logger LOG = System.getLogger(HttpServer.class.getName());

    final Service service;
    final IncomingRequest request;
    private final @Nullable AccessEntry access;
    private boolean replied;

    Exchange(Service service, IncomingRequest request) {
        this.service = service;
        this.request = request;
        access = service.accessLog == null ? null : new AccessEntry(service.accessLog, service.loop, request);
    }

    /** In a fiber: lets the handler answer. */
    @Override
    public final @Nullable Void call() {
        Response response;
        try {
            response = Objects.requireNonNull(service.handler.handle(request), "the handler's response");
        } catch (Throwable error) {
            response = responseInFiber(error);
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

    /** If nobody is there for a response, nothing more comes of the request. */
    private Response responseInFiber(Throwable error) {
        try {
            return responseFor(error);
        } catch (Cancelled cancelled) {
            ended(0, false);
            throw cancelled;
        }
    }

    private Response responseFor(Throwable error) {
        return switch (error) {
            case Cancelled cancelled when isGone() -> throw cancelled;
            case HttpException refusal -> refusal.problem().response();
            case IOException _, UncheckedIOException _
            when isGone() -> throw new Cancelled(Objects.requireNonNull(whyGone()));
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
            ended(0, false);
            return;
        }
        if (access == null) {
            answer(response);
            return;
        }
        access.status(response.status());
        boolean bodiless = isBodiless(response);
        boolean whole = response.body().isWhole();
        long length = response.body().length();
        answer(response);
        if (bodiless || whole) {
            ended(bodiless ? 0 : length, true);
        }
    }

    /** Whether no body is sent, whatever the response has. */
    final boolean isBodiless(Response response) {
        int status = response.status();
        return request.method().equals("HEAD") || status < 200 || status == 204 || status == 304;
    }

    private void ended(long bytes, boolean whole) {
        if (access != null) {
            access.end(bytes, whole);
        }
    }

    /** Writes the body piece by piece, in a fiber. */
    final void stream(Body body, SentBody output) {
        try {
            body.writeTo(output);
            output.end();
            ended(output.written(), true);
        } catch (Cancelled cancelled) {
            cutOff();
            ended(output.written(), false);
            throw cancelled;
        } catch (Throwable error) {
            if (!isGone()) {
                service.failed();
                LOG.log(System.Logger.Level.ERROR, () -> "the response to " + request + " was cut off", error);
            }
            cutOff();
            ended(output.written(), false);
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
