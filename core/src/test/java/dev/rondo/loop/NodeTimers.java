package dev.rondo.loop;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Node 20's timers, written down naively after its {@code lib/internal/timers.js}, {@code lib/timers.js} and
 * {@code src/timers.cc}, with the names that things have there. A reference for {@link RandomTimersTest}.
 */
final class NodeTimers implements TimerWorld {
    private final List<TimersList> timerListQueue = new ArrayList<>();
    private final Map<Long, TimersList> timerListMap = new HashMap<>();
    private final List<Timeout> timers = new ArrayList<>();
    private final ArrayDeque<Runnable> ticks = new ArrayDeque<>();
    private long timerListId;
    private int timerRefCount;
    private int immediates;
    private long now;

    @Override
    public int start(long millis, boolean repeat, Runnable onTimeout) {
        var timer = new Timeout(millis, repeat, onTimeout);
        timerRefCount++;
        timers.add(timer);
        insert(timer, now);
        return timers.size() - 1;
    }

    @Override
    public void close(int number) {
        var item = timers.get(number);
        if (item.onTimeout == null) {
            return;
        }
        item.onTimeout = null;
        if (item.destroyed) {
            return;
        }
        item.destroyed = true;
        remove(item);
        if (item.refed) {
            var list = timerListMap.get(item.millis);
            if (list != null && list.items.isEmpty()) {
                timerListQueue.remove(list);
                timerListMap.remove(item.millis);
            }
            timerRefCount--;
        }
    }

    @Override
    public void refresh(int number) {
        var item = timers.get(number);
        if (item.onTimeout == null) {
            return;
        }
        insert(item, now);
        if (item.destroyed) {
            item.destroyed = false;
            timerRefCount += item.refed ? 1 : 0;
        }
    }

    @Override
    public void setRef(int number, boolean ref) {
        var item = timers.get(number);
        if (item.refed != ref) {
            item.refed = ref;
            if (!item.destroyed) {
                timerRefCount += ref ? 1 : -1;
            }
        }
    }

    @Override
    public void nextTick(Runnable callback) {
        ticks.add(callback);
    }

    @Override
    public void advance(long millis) {
        now += millis;
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public void run() {
        while (timerRefCount > 0 || immediates > 0) {
            runTimers(now);
            var next = nextList();
            if (immediates == 0 && timerRefCount > 0 && next != null && next.expiry > now) {
                now = next.expiry;
            }
            caught(this::runNextTicks);
            for (int left = immediates; left > 0; left--) {
                immediates--;
                caught(this::runNextTicks);
            }
        }
    }

    /** RunTimers in src/timers.cc. */
    private void runTimers(long time) {
        boolean ended = false;
        while (!ended) {
            ended = caught(() -> processTimers(time));
        }
        caught(this::runNextTicks);
    }

    private void processTimers(long time) {
        boolean ranAtLeastOneList = false;
        for (var list = nextList(); list != null && list.expiry <= time; list = nextList()) {
            if (ranAtLeastOneList) {
                runNextTicks();
            }
            ranAtLeastOneList = true;
            listOnTimeout(list, time);
        }
    }

    private void listOnTimeout(TimersList list, long time) {
        boolean ranAtLeastOneTimer = false;
        while (!list.items.isEmpty()) {
            var timer = list.items.getFirst();
            if (time - timer.idleStart < list.millis) {
                list.expiry = Math.max(timer.idleStart + list.millis, time + 1);
                list.id = timerListId++;
                return;
            }
            if (ranAtLeastOneTimer) {
                runNextTicks();
            }
            ranAtLeastOneTimer = true;
            remove(timer);
            fire(timer);
        }
        if (list == timerListMap.get(list.millis)) {
            timerListMap.remove(list.millis);
            timerListQueue.remove(list);
        }
    }

    private void fire(Timeout timer) {
        if (timer.onTimeout == null) {
            return;
        }
        long start = now;
        try {
            timer.onTimeout.run();
        } finally {
            if (timer.repeat && timer.onTimeout != null) {
                insert(timer, start);
            } else if (timer.list == null && !timer.destroyed) {
                timerRefCount -= timer.refed ? 1 : 0;
                timer.destroyed = true;
            }
        }
    }

    private void insert(Timeout item, long start) {
        item.idleStart = start;
        var list = timerListMap.get(item.millis);
        if (list == null) {
            list = new TimersList(item.millis, start + item.millis, timerListId++);
            timerListMap.put(item.millis, list);
            timerListQueue.add(list);
        }
        remove(item);
        list.items.add(item);
        item.list = list;
    }

    private static void remove(Timeout item) {
        if (item.list != null) {
            item.list.items.remove(item);
            item.list = null;
        }
    }

    private @Nullable TimersList nextList() {
        return timerListQueue.stream()
                .min(Comparator.<TimersList>comparingLong(list -> list.expiry).thenComparingLong(list -> list.id))
                .orElse(null);
    }

    private void runNextTicks() {
        while (!ticks.isEmpty()) {
            ticks.remove().run();
        }
    }

    /** With a handler for uncaught errors, which leaves an immediate behind. */
    private boolean caught(Runnable body) {
        try {
            body.run();
            return true;
        } catch (Thrown handled) {
            immediates++;
            return false;
        }
    }

    private static final class TimersList {
        final long millis;
        long expiry;
        long id;
        final List<Timeout> items = new ArrayList<>();

        TimersList(long millis, long expiry, long id) {
            this.millis = millis;
            this.expiry = expiry;
            this.id = id;
        }
    }

    private static final class Timeout {
        final long millis;
        final boolean repeat;
        boolean refed = true;
        boolean destroyed;
        long idleStart;

        @Nullable Runnable onTimeout;

        @Nullable TimersList list;

        Timeout(long millis, boolean repeat, Runnable onTimeout) {
            this.millis = millis;
            this.repeat = repeat;
            this.onTimeout = Objects.requireNonNull(onTimeout);
        }
    }
}
