package dev.rondo.cli;

import dev.rondo.js.JsRuntime;
import dev.rondo.loop.Clock;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.LoopModel;
import dev.rondo.loop.Poller;
import dev.rondo.trace.Event;
import dev.rondo.trace.Kind;
import dev.rondo.trace.Recorder;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.graalvm.polyglot.Engine;

/**
 * A run of a program whose output is kept instead of printed.
 *
 * @param model under which it ran
 * @param output the lines it printed, in order, standard output and standard error together
 * @param exitCode its exit code, or -1 if it had to be stopped
 * @param events what the recorder saw
 * @param forgotten how many events came before those
 */
record Execution(LoopModel model, List<Line> output, int exitCode, List<Event> events, long forgotten) {
    private static final int EVENTS = 1 << 20;

    private static final int STOPPED = -1;
    private static final Duration MOST_TIME = Duration.ofSeconds(10);
    private static final Pattern SYNTAX_ERROR = Pattern.compile(".+:\\d+:\\d+: SyntaxError: .*");

    /**
     * A line that a program printed.
     *
     * @param text without its end
     * @param after how many events had been recorded when it was printed
     */
    record Line(String text, long after) {}

    static Execution of(Path file, List<String> arguments, LoopModel model, Clock clock, Engine engine) {
        var recorder = Recorder.ofCapacity(EVENTS);
        var lines = new Lines(recorder);
        var argv = new ArrayList<>(
                List.of("rondo", file.toAbsolutePath().normalize().toString()));
        argv.addAll(arguments);
        try (var loop = EventLoop.builder()
                        .model(model)
                        .clock(clock)
                        .poller(Bounded.of(recorder))
                        .recorder(recorder)
                        .build();
                var runtime = JsRuntime.builder(loop)
                        .engine(engine)
                        .arguments(argv)
                        .stdout(lines)
                        .stderr(lines)
                        .build()) {
            int code = run(runtime, file);
            lines.finish();
            var events = recorder.events();
            return new Execution(model, List.copyOf(lines.complete), code, events, recorder.written() - events.size());
        }
    }

    private static int run(JsRuntime runtime, Path file) {
        try {
            return runtime.run(file);
        } catch (Bounded.Exceeded stopped) {
            return STOPPED;
        }
    }

    /** Whether the program did not end by itself. */
    boolean isStopped() {
        return exitCode == STOPPED;
    }

    /** For people, why it was stopped. */
    String whyStopped() {
        return "The program did not end under " + Model.name(model) + "; it was stopped after " + MOST_TIME.toSeconds()
                + " seconds or " + EVENTS + " events.";
    }

    /** Whether the program could not be parsed, and all that it printed says so. */
    boolean isUnparsed() {
        return exitCode == 1
                && !output.isEmpty()
                && SYNTAX_ERROR.matcher(output.getFirst().text()).matches();
    }

    /** Whether units of one of these kinds ran. */
    boolean ran(Set<Kind> kinds) {
        return events.stream().anyMatch(event -> event.what() == Event.What.RUN && kinds.contains(event.kind()));
    }

    /** A poller, asked once a turn, at which a program stops that has done too much, or for too long. */
    private record Bounded(Poller poller, Recorder recorder, long deadline) implements Poller {
        /** Leaves the loop and the program. */
        private static final class Exceeded extends RuntimeException {
            @Serial
            private static final long serialVersionUID = 1;
        }

        static Bounded of(Recorder recorder) {
            return new Bounded(Poller.parking(), recorder, System.nanoTime() + MOST_TIME.toNanos());
        }

        @Override
        public void poll(long nanos) {
            long left = deadline - System.nanoTime();
            if (recorder.written() > EVENTS || left <= 0) {
                throw new Exceeded();
            }
            poller.poll(nanos == FOREVER ? left : Math.min(nanos, left));
        }

        @Override
        public void wakeup() {
            poller.wakeup();
        }

        @Override
        public void close() {
            poller.close();
        }
    }

    /** The lines without what belongs to the recorder. */
    List<String> text() {
        return output.stream().map(Line::text).toList();
    }

    private static final class Lines extends OutputStream {
        private final Recorder recorder;
        private final List<Line> complete = new ArrayList<>();
        private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

        Lines(Recorder recorder) {
            this.recorder = recorder;
        }

        @Override
        public void write(int character) {
            if (character == '\n') {
                finishLine();
            } else {
                pending.write(character);
            }
        }

        void finish() {
            if (pending.size() > 0) {
                finishLine();
            }
        }

        private void finishLine() {
            complete.add(new Line(pending.toString(StandardCharsets.UTF_8), recorder.written()));
            pending.reset();
        }
    }
}
