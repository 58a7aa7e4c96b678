package dev.rondo.fiber;

import static dev.rondo.fiber.Fiber.go;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.loop.EventLoop;
import dev.rondo.loop.Timer;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What stops the loop as well as the fiber, as the guide says it does: an interval of 1 ms does not tick once meanwhile.
 * Whoever finds that one of these calls has become better moves it to {@link BlockingCallTest}.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "some of the calls need the commands cat and mkfifo")
@Timeout(60)
class StoppingCallTest {
    private static final int MOST_MILLIS = 100;

    interface Call {
        void block(Held held) throws Exception;
    }

    interface Action {
        void run() throws Exception;
    }

    /** What the call waits for, which comes as soon as the loop has ticked, and at last without. */
    static final class Held {
        private final CountDownLatch ticked = new CountDownLatch(1);
        private @Nullable Timer interval;

        void until(Action release) {
            interval = EventLoop.current().setInterval(ticked::countDown, 1);
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    ticked.await(MOST_MILLIS, TimeUnit.MILLISECONDS);
                    release.run();
                } catch (Exception unexpected) {
                    throw new AssertionError(unexpected);
                }
            });
        }
    }

    /** Its initialiser waits until it may end. */
    static final class Slow {
        static final CountDownLatch MAY_END = new CountDownLatch(1);

        private Slow() {}

        static final class Waits {
            static final boolean ENDED = waitFor(MAY_END);

            private Waits() {}
        }
    }

    /** Its initialiser has begun, and waits until it may end. */
    static final class Shared {
        static final CountDownLatch BEGUN = new CountDownLatch(1);
        static final CountDownLatch MAY_END = new CountDownLatch(1);

        private Shared() {}

        static final class Waits {
            static final boolean ENDED = begin();

            private Waits() {}

            private static boolean begin() {
                BEGUN.countDown();
                return waitFor(MAY_END);
            }
        }
    }

    static Stream<Named<Call>> calls() {
        return Stream.of(files(), initialisers()).flatMap(each -> each);
    }

    private static Stream<Named<Call>> files() {
        return Stream.of(
                Named.of("FileInputStream.read", held -> {
                    var fifo = fifo();
                    held.until(() -> Files.writeString(fifo, "x"));
                    try (var in = new FileInputStream(fifo.toFile())) {
                        assertThat(in.read()).isEqualTo('x');
                    }
                }),
                Named.of("FileChannel.read", held -> {
                    var fifo = fifo();
                    held.until(() -> Files.writeString(fifo, "x"));
                    try (var in = FileChannel.open(fifo)) {
                        assertThat(in.read(ByteBuffer.allocate(1))).isOne();
                    }
                }),
                Named.of("reading what a process writes", held -> {
                    var process = new ProcessBuilder("cat").start();
                    held.until(process.getOutputStream()::close);
                    assertThat(process.getInputStream().read()).isEqualTo(-1);
                }));
    }

    private static Stream<Named<Call>> initialisers() {
        return Stream.of(
                Named.of("a class initialiser that waits", held -> {
                    held.until(Slow.MAY_END::countDown);
                    assertThat(Slow.Waits.ENDED).isTrue();
                }),
                Named.of("a class that another thread initialises", held -> {
                    Thread.ofPlatform()
                            .daemon()
                            .start(() -> assertThat(Shared.Waits.ENDED).isTrue());
                    Shared.BEGUN.await();
                    held.until(Shared.MAY_END::countDown);
                    assertThat(Shared.Waits.ENDED).isTrue();
                }),
                Named.of("a busy loop", held -> {
                    var over = new AtomicBoolean();
                    held.until(() -> over.set(true));
                    while (!over.get()) {
                        Thread.onSpinWait();
                    }
                }));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void the_loop_stands_still(Call call) {
        long[] left = {0};
        EventLoop.create()
                .run(() -> go(() -> {
                    var held = new Held();
                    try {
                        call.block(held);
                    } catch (Exception unexpected) {
                        throw new AssertionError(unexpected);
                    }
                    left[0] = held.ticked.getCount();
                    Objects.requireNonNull(held.interval).close();
                }));

        assertThat(left[0]).as("ticks that did not come").isOne();
    }

    private static Path fifo() throws IOException, InterruptedException {
        var path = Files.createTempDirectory("rondo").resolve("fifo");
        assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor())
                .isZero();
        path.toFile().deleteOnExit();
        return path;
    }

    private static boolean waitFor(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }
}
