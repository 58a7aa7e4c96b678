package dev.rondo.conformance.fiber;

import static java.util.stream.Collectors.joining;

import dev.rondo.Rondo;
import dev.rondo.promise.Handler;
import dev.rondo.promise.Promise;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** An expression of a random program whose value is a promise; as {@link Statement}, in both languages. */
sealed interface Expression {
    /** Itself in JavaScript. */
    String source();

    /** Its value. */
    Promise<Object> evaluate(World world);

    /** A promise that is settled already. */
    record Settled(int id, boolean rejected) implements Expression {
        @Override
        public String source() {
            return rejected ? "Promise.reject('reason " + id + "')" : "Promise.resolve('value " + id + "')";
        }

        @Override
        public Promise<Object> evaluate(World world) {
            return rejected ? Promise.reject(new Reason("reason " + id)) : Promise.resolve("value " + id);
        }
    }

    /** A promise with a name, if it has one already. */
    record Named(int id) implements Expression {
        @Override
        public String source() {
            return "(p" + id + " || Promise.resolve('nothing'))";
        }

        @Override
        public Promise<Object> evaluate(World world) {
            var promise = world.promises.get(id);
            return promise == null ? Promise.resolve("nothing") : promise;
        }
    }

    /** A promise that a function in a queue settles. */
    record Later(Queue queue, int delay, int id, boolean rejected) implements Expression {
        @Override
        public String source() {
            var settle = rejected ? "reject('reason " + id + "')" : "resolve('value " + id + "')";
            return "new Promise((resolve, reject) => " + queue.source("() => " + settle, delay) + ")";
        }

        @Override
        public Promise<Object> evaluate(World world) {
            return Promise.create((resolve, reject) -> queue.put(
                    () -> {
                        if (rejected) {
                            reject.accept(new Reason("reason " + id));
                        } else {
                            resolve.accept("value " + id);
                        }
                    },
                    delay));
        }
    }

    /** A call of an async function. */
    record Async(int id, List<Statement> body) implements Expression {
        @Override
        public String source() {
            return "(async () => " + Statement.block("log('async " + id + "');", body) + ")()";
        }

        @Override
        public Promise<Object> evaluate(World world) {
            return Rondo.async(() -> {
                world.log("async " + id);
                return world.call(body);
            });
        }
    }

    /** A promise that is resolved with another one. */
    record Adopted(Expression other) implements Expression {
        @Override
        public String source() {
            return "new Promise((resolve) => resolve(" + other.source() + "))";
        }

        @Override
        public Promise<Object> evaluate(World world) {
            return Promise.create((resolve, _) -> resolve.accept(other.evaluate(world)));
        }
    }

    /** A promise that follows an executor, or a thenable. */
    record Executed(int id, boolean thenable, boolean rejected, List<Statement> body) implements Expression {
        @Override
        public String source() {
            var settle = rejected ? "reject('reason " + id + "');" : "resolve('value " + id + "');";
            var block = Statement.block("log('executor " + id + "');\n" + settle, body);
            return thenable
                    ? "Promise.resolve({ then(resolve, reject) " + block + " })"
                    : "new Promise((resolve, reject) => " + block + ")";
        }

        @Override
        public Promise<Object> evaluate(World world) {
            return thenable
                    ? Promise.adopt((resolve, reject) -> execute(world, resolve, reject))
                    : Promise.create((resolve, reject) -> execute(world, resolve, reject));
        }

        private void execute(World world, Consumer<? super Object> resolve, Consumer<? super Throwable> reject) {
            world.log("executor " + id);
            if (rejected) {
                reject.accept(new Reason("reason " + id));
            } else {
                resolve.accept("value " + id);
            }
            world.call(body);
        }
    }

    /** A link of a chain; {@code BOTH} is a then whose two functions do the same. */
    record Link(Kind kind, int id, Expression before, List<Statement> body) implements Expression {
        enum Kind {
            THEN,
            CATCH,
            FINALLY,
            BOTH
        }

        @Override
        public String source() {
            var block = Statement.block("log('" + kind + " " + id + "' + show(value));", body);
            return before.source()
                    + switch (kind) {
                        case THEN, CATCH, FINALLY ->
                            "." + kind.name().toLowerCase(Locale.ROOT) + "((value) => " + block + ")";
                        case BOTH -> ".then(...Array(2).fill((value) => " + block + "))";
                    };
        }

        @Override
        public Promise<Object> evaluate(World world) {
            var promise = before.evaluate(world);
            Handler<Object, Object> handler = value -> {
                world.log(kind + " " + id + World.show(value));
                return world.call(body);
            };
            return switch (kind) {
                case THEN -> promise.then(handler);
                case CATCH -> promise.catchError(handler);
                case BOTH -> promise.then(handler, handler);
                case FINALLY ->
                    promise.finally_(() -> {
                        world.log(kind + " " + id + World.show(null));
                        return world.call(body) instanceof Promise<?> result ? result : null;
                    });
            };
        }
    }

    /** All of some promises, or the first. */
    record Group(boolean all, List<Expression> promises) implements Expression {
        @Override
        public String source() {
            return (all ? "Promise.all([" : "Promise.race([")
                    + promises.stream().map(Expression::source).collect(joining(", ")) + "])";
        }

        @Override
        @SuppressWarnings("unchecked") // a list is an object
        public Promise<Object> evaluate(World world) {
            var values = promises.stream().map(each -> each.evaluate(world)).toList();
            return all ? (Promise<Object>) (Promise<?>) Promise.all(values) : Promise.race(values);
        }
    }
}
