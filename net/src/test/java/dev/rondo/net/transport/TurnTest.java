package dev.rondo.net.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rondo.fiber.Fiber;
import dev.rondo.loop.EventLoop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Events of channels as units of work of the loop. */
@Timeout(30)
@SuppressWarnings("FutureReturnValueIgnored") // what fails shows in what comes of it
class TurnTest {
    private final EventLoop loop = EventLoop.create();
    private final List<String> log = new ArrayList<>();

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void their_place_is_the_poll_phase_with_a_checkpoint_behind_each(String transport) {
        var heard = new Channels.Heard();
        loop.run(() -> Channels.connect(NettyLoop.of(loop, Transport.of(transport)), heard, pair -> {
            heard.then = () -> {
                log.add("I/O in " + loop.recorder().phase());
                loop.setTimeout(() -> log.add("timer"), 0);
                loop.setImmediate(() -> log.add("immediate"));
                loop.queueMicrotask(() -> log.add("microtask"));
                loop.nextTick(() -> log.add("tick"));
                Fiber.go(() -> log.add("fiber"));
                pair.client().eventLoop().execute(() -> {
                    log.add("Netty's task in " + loop.recorder().phase());
                    pair.close();
                });
                long start = System.nanoTime();
                while (System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(3)) {
                    Thread.onSpinWait();
                }
            };
            pair.client().writeAndFlush(Channels.bytes("x"));
        }));
        loop.close();
        assertThat(log)
                .containsExactly(
                        "I/O in poll", "tick", "microtask", "immediate", "timer", "fiber", "Netty's task in poll");
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void an_error_after_one_ends_run_at_once_and_the_others_are_not_lost(String transport) throws IOException {
        var thrown = new long[1];
        var first = new Channels.Heard();
        var second = new Channels.Heard();
        first.then = () -> loop.queueMicrotask(() -> fail(thrown));
        second.then = first.then;
        try (var server = new ServerSocket()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            var address = server.getLocalSocketAddress();
            loop.run(() -> {
                var netty = NettyLoop.of(loop, Transport.of(transport));
                Channels.dial(netty, address, first)
                        .addListener(_ -> Channels.dial(netty, address, second).addListener(_ -> loop.stop()));
            });
            try (var one = server.accept();
                    var other = server.accept()) {
                one.getOutputStream().write('1');
                other.getOutputStream().write('2');
                assertThatIllegalStateException().isThrownBy(loop::run).withMessageContaining("mine");
                assertThat(System.nanoTime() - thrown[0]).isLessThan(TimeUnit.MILLISECONDS.toNanos(500));
                assertThat(first.text() + second.text()).isNotEmpty();
                while (!(first.text() + second.text()).equals("12")) {
                    assertThatIllegalStateException().isThrownBy(loop::run).withMessageContaining("mine");
                }
            }
        }
        // both connections are ended from the other side
        loop.run();
        loop.close();
    }

    private static void fail(long[] thrown) {
        thrown[0] = System.nanoTime();
        throw new IllegalStateException("mine");
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_task_that_fails_ends_run_as_a_callback_does(String transport) {
        var netty = NettyLoop.of(loop, Transport.of(transport));
        assertThatIllegalStateException()
                .isThrownBy(() -> loop.run(() -> netty.execute(() -> {
                    throw new IllegalStateException("mine");
                })))
                .withMessageContaining("mine");
        loop.close();
    }
}
