package dev.rondo.cli;

import dev.rondo.trace.Recorder;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a program prints, kept in lines. Another thread may ask for it while the program still runs. */
final class Output extends OutputStream {
    private final Recorder recorder;
    private final List<Execution.Line> complete = new ArrayList<>();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

    Output(Recorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public synchronized void write(int character) {
        if (character == '\n') {
            finishLine();
        } else {
            pending.write(character);
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        for (int i = 0; i < length; i++) {
            write(bytes[offset + i]);
        }
    }

    /** All lines until now, the last one also if it has no end. */
    synchronized List<Execution.Line> lines() {
        if (pending.size() > 0) {
            finishLine();
        }
        return List.copyOf(complete);
    }

    private void finishLine() {
        complete.add(new Execution.Line(pending.toString(StandardCharsets.UTF_8), recorder.written()));
        pending.reset();
    }
}
