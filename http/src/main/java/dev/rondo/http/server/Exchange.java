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
    final Service service;
    final IncomingRequest request;
    private final @Nullable AccessEntry access;
    private boolean replied;

    /** Whether something of a response stands in the output. */
    boolean begun;

    Exchange(Service service, IncomingRequest request) {
        this.service = service;
        this.request = request;
        access = service.accessLog == null ? null : new AccessEntry(service.accessLog, service.loop, request);
    }

    /** Looks for the route; answers with its callback, or null if the handler is to answer in a fiber. */
    final @Nullable HttpCallback findCallback() {
        var found = service.routes == null ? null : service.routes.find(request.method(), request.path());
        request.found(found);
        var route = found == null ? null : found.node().route(request.method());
        if (found == null || route == null || route.callback() == null) {
            return null;
        }
        if (!route.names().isEmpty()) {
            request.withParameters(found.parameters(route));
        }
        return route.callback();
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
        reply(response);
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
            case HttpException refusal -> responseOf(refusal);
            case IOException _, UncheckedIOException _
            when isGone() -> throw new Cancelled(Objects.requireNonNull(whyGone()));
            default -> failed(error);
        };
    }

    private Response responseOf(HttpException refusal) {
        try {
            return refusal.problem().response();
        } catch (RuntimeException unwritable) {
            unwritable.addSuppressed(refusal);
            return failed(unwritable);
        }
    }

    private Response failed(Throwable error) {
        service.failed(() -> "the handler of " + request + " has failed", error);
        return Problem.of(500, "the server's log says more").response();
    }

    @Override
    public final void send(Response response) {
        Objects.requireNonNull(response, "response");
        if (!service.loop.inLoop()) {
            throw new WrongThreadException(request + " was to be answered by " + Thread.currentThread()
                    + ", which is not of the server's loop; hand the reply over with EventLoop.execute");
        }
        if (replied) {
            throw new IllegalStateException(request + " was answered already");
        }
        reply(response);
    }

    private void reply(Response response) {
        replied = true;
        if (isGone()) {
            response.close();
            ended(0, false);
            return;
        }
        try {
            logged(answerable(response));
            if (isBodiless(response)) {
                response.close();
            }
        } catch (Cancelled cancelled) {
            throw cancelled;
        } catch (Throwable error) {
            response.close();
            if (begun) {
                throw error;
            }
            logged(failed(error));
        }
    }

    /** The response, or another one if this version of HTTP cannot answer with that. */
    Response answerable(Response response) {
        return response;
    }

    private void logged(Response response) {
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
            body.close();
            cutOff();
            ended(output.written(), false);
            throw cancelled;
        } catch (Throwable error) {
            body.close();
            if (error instanceof ShorterFileException || (!isGone() && !(error instanceof HttpException))) {
                service.failed(() -> "the response to " + request + " was cut off", error);
            }
            cutOff();
            ended(output.written(), false);
        }
    }

    /** Whether nobody is there any more who could read the answer. */
    abstract boolean isGone();

    /** What the request was cancelled for; null if it was not. */
    abstract @Nullable Cancellation whyGone();

    /**
     * Writes the response; in a fiber, or in a callback that may not wait. The body may be somebody else's, and throw whatever is
     * asked of it; then another response is written, unless this one has {@link #begun}.
     */
    abstract void answer(Response response);

    /** The body cannot be sent to its end, and the client has to see that. */
    abstract void cutOff();
}
