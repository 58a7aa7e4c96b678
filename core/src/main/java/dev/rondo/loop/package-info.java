/**
 * The event loop: phases, queues, timers and the microtask checkpoint.
 *
 * <p>{@link dev.rondo.loop.EventLoop} is the door. Behind it, {@code Phases} says in which order a turn goes,
 * {@code Runner} runs one unit of work, {@code Checkpoint} empties the tick and microtask queues, and {@code Timers} keeps
 * what is due later. {@link dev.rondo.loop.LoopModel} is the data by which Node's order differs from the browser's. The
 * seams to the world are {@link dev.rondo.loop.Clock} and {@link dev.rondo.loop.Poller}.
 */
@NullMarked
package dev.rondo.loop;

import org.jspecify.annotations.NullMarked;
