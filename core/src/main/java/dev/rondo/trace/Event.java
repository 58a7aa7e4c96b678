package dev.rondo.trace;

/**
 * One recorded event, decoded.
 *
 * @param what what happened
 * @param turn the turn of the loop in which it happened; 0 before the first
 * @param nanos the loop's clock at the start of that turn, in nanoseconds; 0 if the recorder has forgotten it
 * @param phase the phase of the turn
 * @param id the unit of work it happened to; 0 for {@link What#TURN} and {@link What#PHASE}
 * @param kind the kind of that unit; {@link Kind#SCRIPT} where there is no unit
 * @param cause the unit that was running when this one was queued; 0 for none (another thread, the kernel)
 * @param origin see {@link Origin}; the code that is to run
 */
public record Event(What what, long turn, long nanos, Phase phase, long id, Kind kind, long cause, int origin) {

    /** What can happen. */
    public enum What {
        /** A turn of the loop begins. */
        TURN,
        /** A phase begins that has something to do. */
        PHASE,
        /** A unit joins its queue. */
        QUEUED,
        /** A unit begins to run; it ends where the next event of this kind begins, or the phase does. */
        RUN,
        /** A unit was closed before it ran. */
        CANCELLED,
        /** A unit ended with an error. */
        FAILED;

        private static final What[] BY_CODE = values();

        static What of(int code) {
            return BY_CODE[code];
        }
    }
}
