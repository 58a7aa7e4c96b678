package dev.rondo.conformance.fiber;

import static java.util.stream.Collectors.joining;

import dev.rondo.conformance.fiber.Expression.Link;
import dev.rondo.conformance.program.Model;
import dev.rondo.conformance.program.Program;
import dev.rondo.loop.LoopModel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A random program of async functions, promises and queues, as a tree that runs in JavaScript and in Java.
 *
 * <p>It awaits promises only, as Java does, and has one timer of each duration. A duration is twice the one before it, so
 * that no two sums of them are the same and no two timers are due together.
 */
final class RandomProgram {
    private static final int DEEPEST = 5;
    private static final String PRELUDE = """
            const log = (line) => console.log(line);
            const show = (value) => (Array.isArray(value) ? '[' + value.map(show) + ']' : String(value));
            process.on('unhandledRejection', (reason) => log('unhandled ' + reason));
            process.on('rejectionHandled', () => log('handled after all'));
            """;

    private final SplittableRandom random;
    private final Deque<Integer> delays = new ArrayDeque<>(List.of(4, 8, 16));
    private final List<Integer> named = new ArrayList<>();
    private final List<Statement> script;
    private int labels;
    private int budget;

    private RandomProgram(long seed) {
        random = new SplittableRandom(seed);
        budget = 6 + random.nextInt(25);
        script = statements(new Place(false, true, true, 0), 3 + random.nextInt(4));
    }

    /** The program of a seed, the same every time. */
    static RandomProgram of(long seed) {
        return new RandomProgram(seed);
    }

    /** What it prints on Rondo. */
    String run(LoopModel model) {
        return World.run(model, script);
    }

    /** The same in JavaScript. */
    String source() {
        var names = IntStream.rangeClosed(1, labels).mapToObj(id -> "p" + id).collect(joining(", "));
        return PRELUDE + "let " + names + ";\n"
                + script.stream().map(Statement::source).collect(joining("\n")) + "\n";
    }

    /** The same as a file in a folder; the file itself is not written. */
    Program in(Path folder, Model model, String name) {
        return new Program(name, folder.resolve(name), source(), Map.of(model, 0));
    }

    private List<Statement> statements(Place place, int count) {
        var statements = new ArrayList<Statement>();
        for (int i = 0; i < count && budget > 0; i++) {
            statements.add(statement(place));
        }
        return statements;
    }

    private List<Statement> body(Place place) {
        return place.depth >= DEEPEST ? List.of() : statements(place, random.nextInt(4));
    }

    /** A body that may end by returning or throwing. */
    private List<Statement> function(Place place) {
        var statements = new ArrayList<>(body(place));
        int kind = random.nextInt(10);
        if (kind == 0) {
            statements.add(new Statement.Throw(++labels));
        } else if (place.returns && kind < 4) {
            statements.add(new Statement.Return(expression(place), place.async && kind == 1));
        } else if (place.returns && kind < 7) {
            statements.add(new Statement.ReturnValue(++labels));
        }
        return statements;
    }

    private Statement statement(Place place) {
        budget--;
        int id = ++labels;
        if (place.async && chance(70)) {
            return switch (random.nextInt(10)) {
                case 0, 1 ->
                    new Statement.Try(id, function(place.inside()), function(place.inside()), body(place.cleanup()));
                case 2 -> new Statement.Twice(id, body(place.repeated()));
                default -> new Statement.Await(id, expression(place));
            };
        }
        if (chance(35)) {
            var queue = queue(place);
            return new Statement.Put(queue, delay(queue), id, body(place.function(false)));
        }
        var promise = chance(50) ? async(place) : expression(place);
        named.add(id);
        return new Statement.Start(id, promise);
    }

    private Expression expression(Place place) {
        int kind = place.depth >= DEEPEST ? random.nextInt(40) : random.nextInt(100);
        int id = ++labels;
        if (kind < 15) {
            return new Expression.Settled(id, chance(30));
        }
        if (kind < 25) {
            return named.isEmpty()
                    ? new Expression.Settled(id, false)
                    : new Expression.Named(named.get(random.nextInt(named.size())));
        }
        if (kind < 40) {
            var queue = queue(place);
            return new Expression.Later(queue, delay(queue), id, chance(25));
        }
        if (kind < 60) {
            return async(place);
        }
        if (kind < 68) {
            return new Expression.Adopted(expression(place.inside()));
        }
        if (kind < 78) {
            return new Expression.Executed(id, chance(50), chance(25), function(place.function(false)));
        }
        if (kind < 93) {
            var link = Link.Kind.values()[random.nextInt(Link.Kind.values().length)];
            return new Link(link, id, expression(place.inside()), function(place.function(false)));
        }
        return new Expression.Group(chance(60), List.of(expression(place.inside()), expression(place.inside())));
    }

    private Expression async(Place place) {
        int id = ++labels;
        return new Expression.Async(id, function(place.function(true)));
    }

    private Queue queue(Place place) {
        var queue = Queue.values()[random.nextInt(Queue.values().length)];
        return queue == Queue.TIMEOUT && (delays.isEmpty() || !place.once) ? Queue.IMMEDIATE : queue;
    }

    private int delay(Queue queue) {
        return queue == Queue.TIMEOUT ? delays.remove() : 0;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /**
     * Where a statement stands.
     *
     * @param async whether it may await
     * @param once whether it runs once at most
     * @param returns whether it may return; Java has a warning for those who do so in a finally block
     * @param depth how much there is around it
     */
    private record Place(boolean async, boolean once, boolean returns, int depth) {
        Place inside() {
            return new Place(async, once, returns, depth + 1);
        }

        Place repeated() {
            return new Place(async, false, returns, depth + 1);
        }

        Place cleanup() {
            return new Place(async, once, false, depth + 1);
        }

        Place function(boolean isAsync) {
            return new Place(isAsync, once, true, depth + 1);
        }
    }
}
