package dev.rondo;

import static dev.rondo.Rondo.after;
import static dev.rondo.Rondo.async;
import static dev.rondo.Rondo.await;
import static dev.rondo.Rondo.blocking;
import static dev.rondo.Rondo.cpu;
import static dev.rondo.Rondo.firstSuccess;
import static dev.rondo.Rondo.go;
import static dev.rondo.Rondo.mapConcurrent;
import static dev.rondo.Rondo.race;
import static dev.rondo.Rondo.run;
import static dev.rondo.Rondo.scope;
import static dev.rondo.Rondo.select;
import static dev.rondo.Rondo.setTimeout;
import static dev.rondo.Rondo.shield;
import static dev.rondo.Rondo.sleep;
import static dev.rondo.Rondo.supervise;
import static dev.rondo.Rondo.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.channel.Case;
import dev.rondo.channel.Channel;
import dev.rondo.channel.Ticker;
import dev.rondo.fiber.Body;
import dev.rondo.fiber.Fiber;
import dev.rondo.loop.EventLoop;
import dev.rondo.promise.Promise;
import dev.rondo.scope.DeadlineExceededException;
import io.micrometer.context.ContextRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(30)
class CarriedByFibersTest {
    private static final Duration SHORT = Duration.ofMillis(1);

    @BeforeEach
    void register() {
        Variable.register();
    }

    @AfterEach
    void unregister() {
        Variable.unregister();
    }

    /** Something to be done in a fiber of one request, when fibers of another take part in it. */
    record Deed<T>(String name, T what) {
        @Override
        public String toString() {
            return name;
        }
    }

    interface Waiting {
        void with(Others others) throws Exception;
    }

    /** Does things in the name of another request. */
    record Others(Variable variable) {
        Fiber<@Nullable Void> go(Body body) throws Exception {
            return variable.with("other", () -> Rondo.go(body));
        }

        void setTimeout(Runnable callback) throws Exception {
            variable.with("other", () -> Rondo.setTimeout(callback, SHORT));
        }

        void start(Body body) throws Exception {
            variable.with("other", () -> Thread.ofPlatform().start(() -> unchecked(body.callable())));
        }
    }

    static Stream<Arguments> waits() {
        return withAll(
                Stream.of(waitsOfFibers(), waitsForChannels(), waitsInTheJdk()).flatMap(all -> all));
    }

    private static Stream<Arguments> withAll(Stream<? extends Deed<?>> deeds) {
        return deeds.flatMap(deed -> Stream.of(Variable.values()).map(variable -> Arguments.of(variable, deed)));
    }

    private static Stream<Deed<Waiting>> waitsOfFibers() {
        return Stream.of(
                wait("sleep", _ -> sleep(SHORT)),
                wait("yield_", others -> {
                    others.go(() -> {});
                    Fiber.yield_();
                }),
                wait("await", others -> {
                    var later = Promise.<String>withResolvers();
                    others.setTimeout(() -> later.resolve(""));
                    await(later.promise());
                }),
                wait("await, of what fails", others -> {
                    var later = Promise.<String>withResolvers();
                    others.setTimeout(() -> later.reject(new IllegalStateException()));
                    assertThatThrownBy(() -> await(later.promise())).isInstanceOf(IllegalStateException.class);
                }),
                wait(
                        "await, of a fiber",
                        others -> others.go(() -> sleep(SHORT)).await()),
                wait(
                        "a scope's end",
                        _ -> scope(scope -> {
                            scope.fork(() -> sleep(SHORT));
                        })),
                wait(
                        "a deadline that passes",
                        _ -> assertThatThrownBy(() -> within(SHORT, () -> sleep(Duration.ofSeconds(20))))
                                .isInstanceOf(DeadlineExceededException.class)),
                wait("a shield", _ -> shield(() -> sleep(SHORT))),
                wait("blocking", _ -> blocking(() -> "")),
                wait("cpu", _ -> cpu(() -> "")));
    }

    private static Stream<Deed<Waiting>> waitsForChannels() {
        return Stream.of(
                wait("receive", others -> {
                    var channel = Channel.<String>unbuffered();
                    others.go(() -> channel.send(""));
                    channel.receive();
                }),
                wait("receive, from a thread", others -> {
                    var channel = Channel.<String>unbuffered();
                    others.start(() -> channel.send(""));
                    EventLoop.current().ref();
                    channel.receive();
                    EventLoop.current().unref();
                }),
                wait("send", others -> {
                    var channel = Channel.<String>unbuffered();
                    others.go(channel::receive);
                    channel.send("");
                }),
                wait("receive, from a ticker", _ -> {
                    try (var ticks = Ticker.every(SHORT)) {
                        ticks.receive();
                    }
                }),
                wait("select a receive", others -> {
                    var channel = Channel.<String>unbuffered();
                    others.go(() -> channel.send(""));
                    select(channel.onReceive(_ -> ""), after(Duration.ofSeconds(20), () -> ""));
                }),
                wait("select a time", _ -> select(after(SHORT, () -> ""))),
                wait("select a promise", others -> {
                    var later = Promise.<String>withResolvers();
                    others.setTimeout(() -> later.resolve(""));
                    select(Case.on(later.promise(), _ -> ""));
                }));
    }

    private static Stream<Deed<Waiting>> waitsInTheJdk() {
        return Stream.of(
                wait("Thread.sleep", _ -> Thread.sleep(1)),
                wait("a lock", others -> {
                    var lock = new ReentrantLock();
                    others.go(() -> {
                        lock.lock();
                        try {
                            sleep(SHORT);
                        } finally {
                            lock.unlock();
                        }
                    });
                    Fiber.yield_();
                    lock.lock();
                }),
                wait("a queue", others -> {
                    var queue = new SynchronousQueue<String>();
                    others.start(() -> queue.put(""));
                    queue.take();
                }),
                wait("a future", others -> {
                    var future = new CompletableFuture<String>();
                    others.setTimeout(() -> future.complete(""));
                    future.join();
                }));
    }

    private static Deed<Waiting> wait(String name, Waiting waiting) {
        return new Deed<>(name, waiting);
    }

    @ParameterizedTest(name = "{0} over {1}")
    @MethodSource("waits")
    void a_fiber_has_its_own_after_every_wait(Variable variable, Deed<Waiting> wait) {
        var seen = new ArrayList<@Nullable String>();
        run(() -> {
            variable.with(
                    "ann",
                    () -> go(() -> {
                        seen.add(variable.value());
                        wait.what.with(new Others(variable));
                        seen.add(variable.value());
                    }));
            go(() -> variable.with("bob", () -> {
                wait.what.with(new Others(variable));
                return seen.add(variable.value());
            }));
            go(() -> {
                wait.what.with(new Others(variable));
                seen.add(variable.value());
            });
        });

        assertThat(seen).containsExactlyInAnyOrder("ann", "ann", "bob", null);
        assertThat(variable.value()).isNull();
    }

    interface Starting {
        @Nullable String look(Callable<@Nullable String> look) throws Exception;
    }

    static Stream<Arguments> starts() {
        return withAll(Stream.concat(startsOfFibers(), startsOfOthers()));
    }

    private static Stream<Deed<Starting>> startsOfFibers() {
        return Stream.of(
                start("async", look -> await(async(look))),
                start("go", look -> {
                    var seen = Promise.<@Nullable String>withResolvers();
                    go(() -> seen.resolve(look.call()));
                    return await(seen.promise());
                }),
                start(
                        "fork",
                        look -> scope(scope -> {
                            return scope.fork(look).await();
                        })),
                start(
                        "fork, when there is room",
                        look -> scope(scope -> {
                            scope.limit(1).fork(() -> sleep(SHORT));
                            return scope.fork(look).await();
                        })),
                start(
                        "fork, supervised",
                        look -> supervise(scope -> {
                            return scope.fork(look).await();
                        })),
                start("race", look -> race(look)),
                start("firstSuccess", look -> firstSuccess(look)),
                start(
                        "mapConcurrent",
                        look -> mapConcurrent(List.of(1), 1, _ -> look.call()).getFirst()));
    }

    private static Stream<Deed<Starting>> startsOfOthers() {
        return Stream.of(
                start("blocking", look -> blocking(look)),
                start("cpu", look -> cpu(look)),
                start("spread", look -> {
                    try (var loops = Loops.of(1)) {
                        return loops.spread(look);
                    }
                }),
                start("spread, after a wait", look -> {
                    try (var loops = Loops.of(1)) {
                        return loops.spread(() -> {
                            sleep(SHORT);
                            return look.call();
                        });
                    }
                }),
                start("setTimeout", look -> {
                    var seen = Promise.<@Nullable String>withResolvers();
                    setTimeout(() -> seen.resolve(unchecked(look)), SHORT);
                    return await(seen.promise());
                }),
                start("then", look -> await(async(() -> "").then(_ -> look.call()))),
                start("select's action", look -> select(after(SHORT, look))));
    }

    private static Deed<Starting> start(String name, Starting starting) {
        return new Deed<>(name, starting);
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("starts")
    void what_a_fiber_starts_has_it_too_and_keeps_it_from_others(Variable variable, Deed<Starting> start) {
        var seen = new ArrayList<@Nullable String>();
        run(() -> {
            seen.add(start.what.look(variable::value));
            seen.add(variable.with("ann", () -> {
                var inside = start.what.look(() -> variable.with("inside", variable::value));
                return inside + " " + start.what.look(variable::value);
            }));
            seen.add(start.what.look(variable::value));
            // the pools of blocking and cpu have more than one thread
            Callable<List<String>> all = () -> mapConcurrent(
                    IntStream.range(0, 100).boxed().toList(),
                    100,
                    _ -> String.valueOf(start.what.look(variable::value)));
            assertThat(variable.with("ann", all)).containsOnly("ann");
            assertThat(all.call()).containsOnly("null");
        });

        assertThat(seen).containsExactly(null, "inside ann", null);
    }

    @ParameterizedTest
    @EnumSource
    void requests_that_are_served_at_the_same_time_do_not_mix(Variable variable) {
        var jobs = Channel.<Promise<String>>buffered(4);
        var seen = new ArrayList<@Nullable String>();
        run(() -> {
            var requests = new ArrayList<String>();
            for (int i = 0; i < 20; i++) {
                var request = "request " + i;
                requests.addAll(List.of(request, request, request));
                variable.with(
                        request,
                        () -> go(() -> {
                            for (int step = 0; step < 3; step++) {
                                await(async(() -> sleep(SHORT)).then(_ -> inPool(variable)));
                                jobs.send(async(() -> String.valueOf(variable.value())));
                                assertThat(await(jobs.receive())).startsWith("request ");
                                seen.add(variable.value());
                            }
                        }));
            }
            setTimeout(() -> assertThat(variable.value()).isNull(), SHORT);
            while (seen.size() < requests.size()) {
                sleep(SHORT);
                assertThat(variable.value()).isNull();
            }
            assertThat(seen).containsExactlyInAnyOrderElementsOf(requests);
        });
        assertThat(variable.value()).isNull();
    }

    @Test
    void a_fiber_has_it_set_once_and_put_back_once_however_often_it_goes_on() {
        Body threePieces = () -> {
            Fiber.yield_();
            Fiber.yield_();
        };

        assertThat(settings(() -> go(threePieces)) - settings(() -> {})).isEqualTo(2);
    }

    private static int settings(Body main) {
        var settings = new AtomicInteger();
        ContextRegistry.getInstance()
                .registerThreadLocalAccessor(
                        "counted", () -> "value", _ -> settings.incrementAndGet(), settings::incrementAndGet);
        try {
            run(main);
            return settings.get();
        } finally {
            ContextRegistry.getInstance().removeThreadLocalAccessor("counted");
        }
    }

    private static Promise<@Nullable String> inPool(Variable variable) {
        return async(() -> blocking(variable::value));
    }

    private static <T extends @Nullable Object> T unchecked(Callable<T> body) {
        try {
            return body.call();
        } catch (Exception error) {
            throw new AssertionError(error);
        }
    }
}
