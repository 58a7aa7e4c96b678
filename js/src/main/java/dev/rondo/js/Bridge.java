package dev.rondo.js;

import dev.rondo.js.host.ProgramError;
import dev.rondo.loop.EventLoop;
import dev.rondo.promise.Promise;
import java.util.Arrays;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/** Promises from one side to the other. */
final class Bridge {
    private final Context context;
    private final EventLoop loop;
    private final Value identity;

    Bridge(Context context, EventLoop loop) {
        this.context = context;
        this.loop = loop;
        identity = context.eval("js", "(value) => value");
    }

    /** A promise of JavaScript as one of Java. */
    Promise<Value> toJava(Value promise) {
        if (!promise.canInvokeMember("then")) {
            throw new IllegalArgumentException("not a promise: " + promise);
        }
        return Promise.adopt((resolve, reject) -> promise.invokeMember(
                "then",
                function(resolve),
                function(reason -> reject.accept(new ProgramError(reason, describe(reason))))));
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
                reason -> resolvers.invokeMember("reject", reason(reason)));
        return resolvers.getMember("promise");
    }

    /** What JavaScript catches: what JavaScript threw, or an Error with the message and the cause from Java. */
    private Object reason(Throwable reason) {
        if (reason instanceof ProgramError error && error.thrown() instanceof Value thrown) {
            return thrown;
        }
        var error = context.eval("js", "Error").newInstance(String.valueOf(reason.getMessage()));
        error.putMember("name", reason.getClass().getSimpleName());
        return error;
    }

    private ProxyExecutable executable(GuestFunction function) {
        return arguments -> {
            try {
                return toGuest(
                        function.call(Arrays.stream(arguments).map(this::own).toList()));
            } catch (RuntimeException error) {
                throw error;
            } catch (Exception checked) {
                throw new IllegalStateException(checked);
            }
        };
    }

    private ProxyExecutable function(Consumer<? super Value> body) {
        return arguments -> {
            body.accept(own(arguments[0]));
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
