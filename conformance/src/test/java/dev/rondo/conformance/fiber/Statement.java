package dev.rondo.conformance.fiber;

import static java.util.stream.Collectors.joining;

import dev.rondo.Rondo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement of a random program, which says itself in JavaScript and does the same in Java. */
sealed interface Statement {
    /** Itself in JavaScript. */
    String source();

    /** Does what it says; if that is to return from the function, answers with the result. */
    @Nullable Returned run(World world);

    /** The statements in braces. */
    static String block(String first, List<Statement> statements) {
        var lines = statements.stream().map(Statement::source).collect(joining("\n"));
        return "{\n" + (first + "\n" + lines).strip().indent(2) + "}";
    }

    /** A function's result. */
    record Returned(@Nullable Object value) {}

    /** Gives a promise a name, and goes on. */
    record Start(int id, Expression promise) implements Statement {
        @Override
        public String source() {
            return "p" + id + " = " + promise.source() + ";";
        }

        @Override
        public @Nullable Returned run(World world) {
            world.promises.put(id, promise.evaluate(world));
            return null;
        }
    }

    /** Puts a function into a queue. */
    record Put(Queue queue, int delay, int id, List<Statement> body) implements Statement {
        @Override
        public String source() {
            return queue.source("() => " + block("log('" + label() + "');", body), delay) + ";";
        }

        @Override
        public @Nullable Returned run(World world) {
            queue.put(
                    () -> {
                        world.log(label());
                        world.call(body);
                    },
                    delay);
            return null;
        }

        private String label() {
            return queue + " " + id;
        }
    }

    /** Awaits, and prints what comes. */
    record Await(int id, Expression promise) implements Statement {
        @Override
        public String source() {
            return "log('await " + id + " ' + show(await " + promise.source() + "));";
        }

        @Override
        public @Nullable Returned run(World world) {
            world.log("await " + id + " " + World.show(Rondo.await(promise.evaluate(world))));
            return null;
        }
    }

    /** A try block with all that belongs to it. */
    record Try(int id, List<Statement> body, List<Statement> handler, List<Statement> cleanup) implements Statement {
        @Override
        public String source() {
            return "try " + block("", body) + " catch (error) " + block("log('caught " + id + " ' + error);", handler)
                    + " finally " + block("log('finally " + id + "');", cleanup);
        }

        @Override
        public @Nullable Returned run(World world) {
            try {
                return world.block(body);
            } catch (Reason error) {
                world.log("caught " + id + " " + error.getMessage());
                return world.block(handler);
            } finally {
                world.log("finally " + id);
                world.block(cleanup);
            }
        }
    }

    /** Does everything twice. */
    record Twice(int id, List<Statement> body) implements Statement {
        @Override
        public String source() {
            return "for (let i = 0; i < 2; i++) " + block("log('round " + id + " ' + i);", body);
        }

        @Override
        public @Nullable Returned run(World world) {
            for (int i = 0; i < 2; i++) {
                world.log("round " + id + " " + i);
                var returned = world.block(body);
                if (returned != null) {
                    return returned;
                }
            }
            return null;
        }
    }

    /** Returns a promise, awaited or as it is. */
    record Return(Expression promise, boolean awaited) implements Statement {
        @Override
        public String source() {
            return "return " + (awaited ? "await " : "") + promise.source() + ";";
        }

        @Override
        public Returned run(World world) {
            var value = promise.evaluate(world);
            return new Returned(awaited ? Rondo.await(value) : value);
        }
    }

    /** Returns a value. */
    record ReturnValue(int id) implements Statement {
        @Override
        public String source() {
            return "return 'result " + id + "';";
        }

        @Override
        public Returned run(World world) {
            return new Returned("result " + id);
        }
    }

    /** Throws. */
    record Throw(int id) implements Statement {
        @Override
        public String source() {
            return "throw 'error " + id + "';";
        }

        @Override
        public @Nullable Returned run(World world) {
            throw new Reason("error " + id);
        }
    }
}
