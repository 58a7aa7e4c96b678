package dev.rondo.conformance.engine;

import dev.rondo.conformance.program.Outcome;
import dev.rondo.conformance.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Several engines of one kind as one that may be used by as many threads. */
public final class Pool implements Engine {
    private final List<Engine> all;
    private final BlockingQueue<Engine> free;

    private Pool(List<Engine> all) {
        this.all = all;
        this.free = new ArrayBlockingQueue<>(all.size(), true, all);
    }

    /** Starts so many engines. */
    public static Pool of(int size, Source source) throws EngineException {
        var all = new ArrayList<Engine>();
        try {
            for (int i = 0; i < size; i++) {
                all.add(source.start());
            }
        } catch (EngineException e) {
            all.forEach(Engine::close);
            throw e;
        }
        return new Pool(all);
    }

    @Override
    public String name() {
        return all.getFirst().name();
    }

    @Override
    public Outcome run(Program program) throws EngineException {
        try {
            var engine = free.take();
            try {
                return engine.run(program);
            } finally {
                free.put(engine);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("interrupted while waiting for " + name(), e);
        }
    }

    @Override
    public void close() {
        all.forEach(Engine::close);
    }

    /** Starts one engine. */
    public interface Source {
        Engine start() throws EngineException;
    }
}
