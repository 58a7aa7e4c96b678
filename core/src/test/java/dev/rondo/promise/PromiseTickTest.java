package dev.rondo.promise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.loop.EventLoop;
import dev.rondo.loop.VirtualClock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How many microtask ticks pass before each construct's reaction runs. The numbers were printed by Node 20 and 24. */
class PromiseTickTest {
    private static final Thenable<Object> THENABLE = (resolve, _) -> resolve.accept("v");
    private static final Thenable<Object> REJECTING = (_, reject) -> reject.accept(new IllegalStateException("r"));

    static Stream<Arguments> reactions() {
        return Stream.of(
                of("then", 1, true, () -> ok().then(x -> x)),
                of("then without a handler for it", 1, false, () -> no().then(x -> x)),
                of("catch", 1, true, () -> no().catchError(_ -> "v")),
                of("catch passes on", 1, true, () -> ok().catchError(_ -> "x")),
                of("then answers a fulfilled promise", 3, true, () -> ok().then(_ -> ok())),
                of("thenCompose", 3, true, () -> ok().thenCompose(_ -> ok())),
                of("then answers a rejected promise", 3, false, () -> ok().then(_ -> no())),
                of("then answers a thenable", 2, true, () -> ok().then(_ -> THENABLE)),
                of("resolve with a value", 0, true, () -> Promise.create((resolve, _) -> resolve.accept("v"))),
                of("resolve with a fulfilled promise", 2, true, () -> resolvedWith(ok())),
                of("resolve with a rejected promise", 2, false, () -> resolvedWith(no())),
                of("resolve with a thenable", 1, true, () -> resolvedWith(THENABLE)),
                of("resolve with a rejecting thenable", 1, false, () -> resolvedWith(REJECTING)),
                of("resolve with a promise of a promise", 3, true, () -> resolvedWith(resolvedWith(ok()))),
                of("Promise.resolve of a promise", 0, true, () -> Promise.resolve(ok())),
                of("Promise.resolve of a thenable", 1, true, () -> Promise.resolve((Object) THENABLE)),
                of("adopt a thenable", 1, true, () -> Promise.adopt(THENABLE)),
                of("try", 0, true, () -> Promise.try_(() -> "v")),
                of(
                        "try that throws",
                        0,
                        false,
                        () -> Promise.try_(() -> {
                            throw new IllegalStateException("r");
                        })),
                of("try with a promise", 2, true, () -> Promise.try_(PromiseTickTest::ok)));
    }

    static Stream<Arguments> combinators() {
        return Stream.of(
                of("all", 1, true, () -> Promise.all(List.of(ok(), ok()))),
                of("all of none", 0, true, () -> Promise.all(List.of())),
                of("all with one rejected", 1, false, () -> Promise.all(List.of(ok(), no(), ok()))),
                of("all with a later one", 4, true, () -> Promise.all(List.of(later(4), ok()))),
                of("allSettled", 1, true, () -> Promise.allSettled(List.of(ok(), no()))),
                of("allSettled of none", 0, true, () -> Promise.allSettled(List.of())),
                of("any", 1, true, () -> Promise.any(List.of(no(), ok()))),
                of("any of none", 0, false, () -> Promise.any(List.of())),
                of("any of rejected", 1, false, () -> Promise.any(List.of(no(), no()))),
                of("any with a later one", 3, true, () -> Promise.any(List.of(no(), later(3)))),
                of("race", 1, true, () -> Promise.race(List.of(ok(), no()))),
                of("race rejected", 1, false, () -> Promise.race(List.of(later(3), no()))),
                of("race of a pending and a later one", 3, true, () -> Promise.race(List.of(pending(), later(3)))));
    }

    static Stream<Arguments> finallys() {
        return Stream.of(
                of("finally", 3, true, () -> ok().finally_(() -> {})),
                of("finally after a rejection", 3, false, () -> no().finally_(() -> {})),
                of(
                        "finally that throws",
                        1,
                        false,
                        () -> ok().finally_((Runnable) () -> {
                            throw new IllegalStateException("r");
                        })),
                of("finally that answers a promise", 3, true, () -> ok().finally_(PromiseTickTest::ok)),
                of("finally that answers a later promise", 5, true, () -> ok().finally_(() -> later(3))),
                of("finally that answers a rejected promise", 3, false, () -> ok().finally_(PromiseTickTest::no)),
                of("two finallys", 6, true, () -> ok().finally_(() -> {}).finally_(() -> {})));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource({"reactions", "combinators", "finallys"})
    void ticks_are_those_of_ecmascript(
            String name, int ticks, boolean fulfilled, Supplier<Promise<? extends Object>> construct) {
        var loop = EventLoop.builder().clock(VirtualClock.create()).build();
        int[] counter = {0};
        var ends = new ArrayList<String>();
        loop.run(() -> {
            var chain = Promise.resolve((Object) "start");
            construct.get().then(_ -> ends.add(counter[0] + " fulfilled"), _ -> ends.add(counter[0] + " rejected"));
            for (int i = 0; i < 12; i++) {
                chain = chain.then(_ -> counter[0]++);
            }
        });

        assertThat(ends).as(name).containsExactly(ticks + (fulfilled ? " fulfilled" : " rejected"));
    }

    private static Promise<Object> ok() {
        return Promise.resolve("v");
    }

    private static Promise<Object> no() {
        return Promise.reject(new IllegalStateException("r"));
    }

    private static Promise<Object> pending() {
        return Promise.create((_, _) -> {});
    }

    private static Promise<Object> resolvedWith(Object resolution) {
        return Promise.create((resolve, _) -> resolve.accept(resolution));
    }

    private static Promise<Object> later(int ticks) {
        var promise = ok();
        for (int i = 1; i < ticks; i++) {
            promise = promise.then(x -> x);
        }
        return promise;
    }

    private static Arguments of(
            String name, int ticks, boolean fulfilled, Supplier<Promise<? extends Object>> construct) {
        return Arguments.of(name, ticks, fulfilled, construct);
    }
}
