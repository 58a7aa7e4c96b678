package dev.rondo.net.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.rondo.loop.EventLoop;
import io.netty.channel.ChannelFuture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which thread is the loop's for Netty. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@SuppressWarnings("FutureReturnValueIgnored") // what fails shows in what comes of it
class ThreadsTest {
    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_loop_moves_to_another_thread_with_its_channels(String transport) throws InterruptedException {
        var heard = new Channels.Heard();
        try (var loop = EventLoop.create()) {
            var netty = NettyLoop.of(loop, Transport.of(transport));
            var listening = new ChannelFuture[1];
            loop.run(() -> {
                listening[0] = Channels.listen(netty);
                listening[0].addListener(_ -> loop.stop());
            });
            var server = listening[0].channel();
            Channels.inTime(() -> loop.run(() -> {
                var dialling = Channels.dial(netty, server.localAddress(), heard);
                dialling.addListener(_ -> {
                    var pair = new Channels.Pair(server, dialling.channel());
                    heard.then = pair::close;
                    pair.client().writeAndFlush(Channels.bytes("moved"));
                });
            }));
        }
        assertThat(heard.text()).isEqualTo("moved");
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void what_cannot_be_made_on_a_virtual_thread_leaves_no_descriptor(String transport) throws Exception {
        var errors = new ArrayList<Throwable>();
        try (var first = EventLoop.create()) {
            NettyLoop.of(first, Transport.of(transport));
        }
        long before = descriptors();
        Thread.ofVirtual()
                .start(() -> {
                    for (int i = 0; i < 50; i++) {
                        var loop = EventLoop.create();
                        errors.add(catchThrowable(() -> NettyLoop.of(loop, Transport.of(transport))));
                        loop.close();
                    }
                })
                .join();
        assertThat(errors).hasSize(50).allMatch(IllegalStateException.class::isInstance);
        assertThat(descriptors()).isLessThan(before + 25);
    }

    private static long descriptors() throws IOException {
        try (var all = Files.list(Path.of("/proc/self/fd"))) {
            return all.count();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void it_is_the_one_that_runs_it_and_none_before(String transport) throws InterruptedException {
        var log = new ArrayList<String>();
        try (var loop = EventLoop.create()) {
            var netty = NettyLoop.of(loop, Transport.of(transport));
            var maker = Thread.currentThread();
            assertThat(netty.inEventLoop()).isFalse();
            netty.execute(() -> log.add(netty.inEventLoop() ? "in the loop" : "elsewhere"));
            netty.execute(() -> log.add(netty.inEventLoop(maker) ? "the maker's" : "not the maker's"));
            assertThat(log).isEmpty();
            Channels.inTime(loop::run);
            assertThat(netty.inEventLoop()).isFalse();
        }
        assertThat(log).containsExactly("in the loop", "not the maker's");
    }
}
