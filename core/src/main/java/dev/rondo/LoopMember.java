package dev.rondo;

import dev.rondo.fiber.Cancellation;
import dev.rondo.fiber.Errand;
import dev.rondo.fiber.Fiber;
import dev.rondo.fiber.Region;
import dev.rondo.loop.EventLoop;
import dev.rondo.trace.Origin;
import dev.rondo.trace.Originated;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** A loop of a group, and its thread. */
final class LoopMember {
    private final Loops group;
    private final EventLoop loop = EventLoop.create();
    private final Thread thread;
    private final Set<Visit<?>> visits = ConcurrentHashMap.newKeySet();

    /** Those of the loop; null until its thread has begun. */
    private volatile @Nullable Region fibers;

    LoopMember(Loops group, String name) {
        this.group = group;
        thread = Thread.ofPlatform().daemon().name(name).unstarted(this::live);
    }

    void start() {
        thread.start();
    }

    /** Any thread. */
    void stop() {
        loop.stop();
    }

    void join() {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    boolean runs(EventLoop other) {
        return loop.equals(other);
    }

    /** The calling loop, if it is one, is to wait for the end of this one, or of a fiber here. */
    void awaitedByCaller() {
        var awaited = fibers;
        var caller = EventLoop.currentOrNull();
        if (caller != null && awaited != null && awaited.grace().compareTo(Region.GRACE) > 0) {
            Region.ofLoop(caller).needs(awaited.grace());
        }
    }

    /** How many fibers are here that were put here. */
    int running() {
        return visits.size();
    }

    <T extends @Nullable Object> T call(Callable<? extends T> body) {
        var visit = new Visit<T>(body);
        visits.add(visit);
        try {
            loop.execute(visit::start);
        } catch (RejectedExecutionException closed) {
            visits.remove(visit);
            throw group.hasEnded();
        }
        return visit.await();
    }

    private void live() {
        loop.support().stayOnThread();
        try (loop) {
            runToTheEnd();
            Region.endAll(loop, group.whyCancelled());
        } catch (Throwable late) {
            group.ended(late);
        } finally {
            visits.forEach(visit -> visit.fail(group.hasEnded()));
        }
    }

    private void runToTheEnd() {
        try {
            loop.run(() -> {
                fibers = Region.ofLoop(loop);
                loop.ref();
            });
            group.ended(null);
        } catch (Throwable error) {
            group.ended(error);
        }
    }

    /** A fiber here for which somebody elsewhere waits. */
    private final class Visit<T extends @Nullable Object> extends Errand<T>
            implements Callable<@Nullable Void>, Originated {
        private final Callable<? extends T> body;
        private final int origin;
        private @Nullable Region region;
        private @Nullable Cancellation cancelled;

        Visit(Callable<? extends T> body) {
            this.body = body;
            origin = Origin.ofCallback(body);
        }

        void start() {
            Fiber.async((Callable<@Nullable Void>) this);
        }

        @Override
        public @Nullable Void call() {
            perform(this::work);
            return null;
        }

        @Override
        public int origin() {
            return origin;
        }

        private T work() throws Exception {
            var own = Region.open(null);
            region = own;
            try {
                if (cancelled != null) {
                    own.cancel(cancelled);
                }
                return body.call();
            } catch (Throwable error) {
                if (own.own() == null && own.cuts(error)) {
                    throw group.hasEnded();
                }
                throw error;
            } finally {
                own.close();
                visits.remove(this);
            }
        }

        @Override
        public boolean abandon() {
            awaitedByCaller();
            var why = new Cancellation("who spread it", "the one who waits for it was cancelled", "");
            try {
                loop.execute(() -> cancel(why));
            } catch (RejectedExecutionException closed) {
                // the loop has ended, and tells those who wait
            }
            return false;
        }

        private void cancel(Cancellation why) {
            cancelled = why;
            if (region != null) {
                region.cancel(why);
            }
        }
    }
}
