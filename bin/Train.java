// Run once by ../rondo, so that the JVM learns which classes a program of Java needs, and the compiler before it.
// Its output is thrown away.
import static dev.rondo.Rondo.*;

import dev.rondo.channel.Channel;
import dev.rondo.promise.Promise;
import dev.rondo.scope.DeadlineExceededException;
import dev.rondo.worker.WorkerPool;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

record Line(String text, int number) {}

sealed interface Shape permits Circle, Square {}

record Circle(double radius) implements Shape {}

record Square(double side) implements Shape {}

double area(Shape shape) {
    return switch (shape) {
        case Circle(double radius) -> Math.PI * radius * radius;
        case Square(double side) -> side * side;
    };
}

void main(String[] arguments) {
    run(() -> {
        setTimeout(() -> IO.println("timeout"), Duration.ofMillis(1));
        setImmediate(() -> IO.println("immediate"));
        nextTick(() -> IO.println("tick"));

        var lines = Channel.<Line>buffered(2);
        go(() -> {
            for (int i = 0; i < 4; i++) {
                lines.send(new Line("line %d of %s".formatted(i, List.of(arguments)), i));
            }
            lines.close();
        });
        for (var line : lines) {
            IO.println(line);
        }

        IO.println(scope(s -> {
            var first = s.fork(() -> area(new Circle(2)));
            var second = s.fork(() -> IntStream.range(0, 9).sum());
            return first.await() + second.await();
        }));
        IO.println(await(Promise.all(List.of(async(() -> 1), Promise.resolve(2)))));

        var nothing = Channel.<String>unbuffered();
        IO.println(select(nothing.onReceive(text -> text), after(Duration.ofMillis(1), () -> "nothing")));
        try {
            within(Duration.ofMillis(1), () -> sleep(Duration.ofSeconds(1)));
        } catch (DeadlineExceededException late) {
            IO.println(late.getMessage());
        }
        try (var pool = WorkerPool.blocking()) {
            IO.println(await(pool.submit(() -> "worker").promise()));
        }
    });
}
