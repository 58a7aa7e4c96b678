package dev.rondo.loop;

import java.time.Duration;

/**
 * What a loop has done and what it still has to do, at one moment.
 *
 * @param turns turns begun
 * @param units units of work run: callbacks, ticks, microtasks
 * @param uptime time since the loop was made
 * @param waited the part of it spent waiting for I/O, timers and wake-ups
 * @param timers active timers
 * @param immediates immediates that are to run
 * @param ticks callbacks in the nextTick queue
 * @param microtasks microtasks queued
 * @param pending tasks posted and not yet run, as far as the loop has seen them
 * @param closing close callbacks that are to run
 * @param references what else keeps the loop alive; see {@link EventLoop#ref()} and {@link Handle}
 */
public record LoopStatistics(
        long turns,
        long units,
        Duration uptime,
        Duration waited,
        int timers,
        int immediates,
        int ticks,
        int microtasks,
        int pending,
        int closing,
        int references) {}
