package dev.rondo.js;

import dev.rondo.js.host.ProgramError;
import dev.rondo.loop.EventLoop;
import dev.rondo.promise.Promise;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/** Promises, functions and errors from one side to the other. */
final class Bridge {
    private static final String MAKE_ERROR = """
            (message, name, cause) => {
              const error = new Error(message, { cause });
              Object.defineProperty(error, 'name', { value: name, writable: true, configurable: true });
              return error;
            }""";

    private final Context context;
    private final EventLoop loop;
    private final Value identity;
    private final Value makeError;
    private final Value throwError;

    Bridge(Context context, EventLoop loop) {
        this.context = context;
        this.loop = loop;
        identity = context.eval("js", "(value) => value");
        makeError = context.eval("js", MAKE_ERROR);
        throwError = context.eval("js", "(error) => { throw error; }");
    }

    /** A promise of JavaScript as one of Java. */
    Promise<Value> toJava(Value promise) {
        if (!promise.canInvokeMember("then")) {
            throw new IllegalArgumentException("not a promise: " + promise);
        }
        return Promise.adopt((resolve, reject) -> promise.invokeMember(
                "then",
                function(resolve),
                function(reason -> reject.accept(new ProgramError(reason, describe(reason), cause(reason))))));
    }

    /** A value of Java as one of JavaScript: promises and stages become promises. */
    Value toGuest(@Nullable Object value) {
        return switch (value) {
            case Promise<?> promise -> promise(promise);
            case CompletionStage<?> stage -> promise(Promise.from(loop, stage));
            case GuestFunction function -> context.asValue(executable(function));
            case null, default -> context.asValue(value);
        };
    }

    private Value promise(Promise<?> promise) {
        var resolvers = context.eval("js", "Promise").invokeMember("withResolvers");
        var _ = promise.then(
                value -> resolvers.invokeMember("resolve", toGuest(value)),
                reason -> resolvers.invokeMember("reject", error(reason)));
        return resolvers.getMember("promise");
    }

    /** What JavaScript catches: what JavaScript threw, or an Error whose cause is Java's. */
    private Value error(Throwable thrown) {
        if (thrown instanceof ProgramError error && error.thrown() instanceof Value value) {
            return value;
        }
        if (thrown instanceof PolyglotException error) {
            if (error.isGuestException() && error.getGuestObject() != null) {
                return error.getGuestObject();
            }
            if (error.isHostException()) {
                return error(error.asHostException());
            }
        }
        var message = Objects.requireNonNullElse(thrown.getMessage(), "");
        return makeError.execute(message, thrown.getClass().getSimpleName(), thrown);
    }

    /** The error of Java that an error of JavaScript comes from, if it does. */
    private static @Nullable Throwable cause(Value error) {
        var cause = error.hasMember("cause") ? error.getMember("cause") : null;
        return cause != null && cause.isHostObject() && cause.asHostObject() instanceof Throwable throwable
                ? throwable
                : null;
    }

    private ProxyExecutable executable(GuestFunction function) {
        return arguments -> {
            try {
                return toGuest(
                        function.call(Arrays.stream(arguments).map(this::own).toList()));
            } catch (Exception thrown) {
                return throwError.execute(error(thrown));
            }
        };
    }

    private ProxyExecutable function(Consumer<? super Value> body) {
        return arguments -> {
            body.accept(arguments.length == 0 ? identity.execute() : own(arguments[0]));
            return null;
        };
    }

    /** The value as JavaScript sees it: what a proxy is given counts as Java's, and prints itself as a Java object. */
    private Value own(Value value) {
        return identity.execute(value);
    }

    private static String describe(Value reason) {
        var stack = reason.hasMember("stack") ? reason.getMember("stack") : null;
        return stack != null && stack.isString() ? stack.asString() : reason.toString();
    }
}
