package dev.rondo.loop;

import dev.rondo.trace.Recorder;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Makes loops. Without any call, what {@link EventLoop#create()} makes. */
public final class EventLoopBuilder {
    LoopModel model = LoopModel.NODE;
    Clock clock = Clock.system();
    Recorder recorder = Recorder.ofCapacity(Recorder.DEFAULT_CAPACITY);

    Choices choices = Choices.ofSeed(new SplittableRandom().nextLong());

    @Nullable Poller poller;

    EventLoopBuilder() {}

    /** Whose order the loop keeps. */
    public EventLoopBuilder model(LoopModel model) {
        this.model = Objects.requireNonNull(model, "model");
        return this;
    }

    /** Where it takes the time from. */
    public EventLoopBuilder clock(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        return this;
    }

    /** What it records into; one recorder belongs to one loop. */
    public EventLoopBuilder recorder(Recorder recorder) {
        this.recorder = Objects.requireNonNull(recorder, "recorder");
        return this;
    }

    /** What is left to chance; one seeded at random, without this. */
    public EventLoopBuilder choices(Choices choices) {
        this.choices = Objects.requireNonNull(choices, "choices");
        return this;
    }

    /** What it waits in; the loop closes it. */
    public EventLoopBuilder poller(Poller poller) {
        this.poller = Objects.requireNonNull(poller, "poller");
        return this;
    }

    /** The loop; it belongs to the calling thread until another one runs it. */
    public EventLoop build() {
        return new EventLoop(this);
    }
}
