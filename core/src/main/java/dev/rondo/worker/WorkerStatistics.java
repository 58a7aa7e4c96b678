package dev.rondo.worker;

/**
 * What a pool does at one moment.
 *
 * @param active threads at work
 * @param waiting work in the queue
 * @param completed work done since the start
 */
public record WorkerStatistics(int active, int waiting, long completed) {}
