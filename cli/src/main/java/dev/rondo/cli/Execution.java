package dev.rondo.cli;

import dev.rondo.js.JsRuntime;
import dev.rondo.loop.Clock;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.LoopModel;
import dev.rondo.trace.Event;
import dev.rondo.trace.Recorder;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.graalvm.polyglot.Engine;

/**
 * A run of a program whose output is kept instead of printed.
 *
 * @param model under which it ran
 * @param output the lines it printed, in order, standard output and standard error together
 * @param exitCode its exit code
 * @param events what the recorder saw
 * @param forgotten how many events came before those
 */
record Execution(LoopModel model, List<Line> output, int exitCode, List<Event> events, long forgotten) {
    private static final int EVENTS = 1 << 20;

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
                        .recorder(recorder)
                        .build();
                var runtime = JsRuntime.builder(loop)
                        .engine(engine)
                        .arguments(argv)
                        .stdout(lines)
                        .stderr(lines)
                        .build()) {
            int code = runtime.run(file);
            lines.finish();
            var events = recorder.events();
            return new Execution(model, List.copyOf(lines.complete), code, events, recorder.written() - events.size());
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
