package dev.rondo.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * A ring of the last things a loop did.
 *
 * <p>The ring is one preallocated array of longs, three for an event, so that recording neither allocates nor reads a
 * clock: time is noted once a turn. The first word of an event packs what happened, the unit's kind, the phase and the
 * origin; the second is the unit's id; the third is its cause, or for a turn the clock. When the ring is full the oldest
 * events give way.
 *
 * <p>A recorder belongs to the thread of its loop. {@link #events()} may be called there, or from anywhere once the loop
 * has stopped.
 */
public final class Recorder {
    /** How many events a recorder holds unless told otherwise. */
    public static final int DEFAULT_CAPACITY = 1 << 14;

    private static final int WORDS = 3;

    /** How many events a recorder can hold at most. */
    public static final int MOST = (Integer.MAX_VALUE - 8) / WORDS;

    private final long[] ring;
    private int at;
    private long wraps;
    private Phase phase = Phase.MAIN;
    private int phaseBits = bits(phase);
    private long turn;
    private long nanos;

    private Recorder(int capacity) {
        ring = new long[capacity * WORDS];
    }

    /**
     * A recorder that holds the last {@code capacity} events.
     *
     * @throws IllegalArgumentException if the capacity is below 1 or above {@link #MOST}
     */
    public static Recorder ofCapacity(int capacity) {
        if (capacity < 1 || capacity > MOST) {
            throw new IllegalArgumentException(
                    "a recorder's capacity is between 1 and " + MOST + " events, not " + capacity);
        }
        return new Recorder(capacity);
    }

    /** A turn begins, at this reading of the loop's clock in nanoseconds. */
    public void turn(long turn, long nanos) {
        this.turn = turn;
        this.nanos = nanos;
        write(pack(Event.What.TURN, Kind.SCRIPT, Origin.UNKNOWN), turn, nanos);
    }

    /** A phase begins. */
    public void phase(Phase next) {
        phase = next;
        phaseBits = bits(next);
        write(pack(Event.What.PHASE, Kind.SCRIPT, Origin.UNKNOWN), 0, 0);
    }

    /** A unit joined its queue. */
    public void queued(long id, Kind kind, long cause, int origin) {
        write(pack(Event.What.QUEUED, kind, origin), id, cause);
    }

    /** A unit begins to run. */
    public void run(long id, Kind kind, long cause, int origin) {
        write(pack(Event.What.RUN, kind, origin), id, cause);
    }

    /** A unit was closed before it ran. */
    public void cancelled(long id, Kind kind, long cause, int origin) {
        write(pack(Event.What.CANCELLED, kind, origin), id, cause);
    }

    /** A unit ended with an error. */
    public void failed(long id, Kind kind, long cause, int origin) {
        write(pack(Event.What.FAILED, kind, origin), id, cause);
    }

    /** How many events were recorded since the start, those that gave way included. */
    public long written() {
        return (wraps * ring.length + at) / WORDS;
    }

    /** The phase in which the loop is. */
    public Phase phase() {
        return phase;
    }

    /** The events that the ring still holds, oldest first. */
    public List<Event> events() {
        int capacity = ring.length / WORDS;
        int held = held();
        int from = held < capacity ? 0 : at;
        var events = new ArrayList<Event>(held);
        long during = oldestTurn(from, held);
        long since = during == turn ? nanos : 0;
        for (int i = 0; i < held; i++) {
            int word = (from + i * WORDS) % ring.length;
            var event = decode(word, during, since);
            during = event.turn();
            since = event.nanos();
            events.add(event);
        }
        return events;
    }

    /** The turn of the oldest events, the beginning of which has given way. */
    private long oldestTurn(int from, int held) {
        for (int i = 0; i < held; i++) {
            int word = (from + i * WORDS) % ring.length;
            if (isTurn(word)) {
                return ring[word + 1] - 1;
            }
        }
        return turn;
    }

    private boolean isTurn(int word) {
        return Event.What.of((int) ring[word] & 0xff) == Event.What.TURN;
    }

    /**
     * The last event of a unit of work, of the unit that queued it, of the one that queued that, and so on, as far back as
     * the ring reaches.
     *
     * @param most how many at most
     * @throws IllegalArgumentException if that is negative
     */
    public List<Event> chain(long unit, int most) {
        if (most < 0) {
            throw new IllegalArgumentException("a chain of at most " + most + " events");
        }
        var chain = new ArrayList<Event>();
        int held = held();
        var words = new int[Math.min(most, held)];
        int found = 0;
        long wanted = unit;
        long oldest = turn;
        for (int back = 1; back <= held && (chain.size() < found || (wanted != 0 && found < words.length)); back++) {
            int word = Math.floorMod(at - back * WORDS, ring.length);
            if (isTurn(word)) {
                oldest = ring[word + 1] - 1;
                // the events found since the last turn belong to this one
                while (chain.size() < found) {
                    chain.add(decode(words[chain.size()], ring[word + 1], ring[word + 2]));
                }
            } else if (wanted != 0 && found < words.length && ring[word + 1] == wanted) {
                words[found++] = word;
                wanted = ring[word + 2];
            }
        }
        while (chain.size() < found) {
            chain.add(decode(words[chain.size()], oldest, oldest == turn ? nanos : 0));
        }
        return chain;
    }

    private int held() {
        return (int) Math.min(written(), ring.length / WORDS);
    }

    private void write(long head, long id, long third) {
        int i = at;
        ring[i] = head;
        ring[i + 1] = id;
        ring[i + 2] = third;
        if (i + WORDS < ring.length) {
            at = i + WORDS;
        } else {
            at = 0;
            wraps++;
        }
    }

    // a ring is read by the process that wrote it, so ordinals are stable
    @SuppressWarnings("EnumOrdinal")
    private long pack(Event.What what, Kind kind, int origin) {
        return (long) origin << 32 | phaseBits | kind.ordinal() << 8 | what.ordinal();
    }

    @SuppressWarnings("EnumOrdinal")
    private static int bits(Phase phase) {
        return phase.ordinal() << 16;
    }

    private Event decode(int word, long turn, long nanos) {
        long head = ring[word];
        long id = ring[word + 1];
        long third = ring[word + 2];
        var what = Event.What.of((int) head & 0xff);
        var kind = Kind.of((int) (head >> 8) & 0xff);
        var at = Phase.of((int) (head >> 16) & 0xff);
        return what == Event.What.TURN
                ? new Event(what, id, third, at, 0, kind, 0, 0)
                : new Event(what, turn, nanos, at, id, kind, third, (int) (head >>> 32));
    }
}
