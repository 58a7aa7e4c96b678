package dev.rondo.net.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.loop.EventLoop;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is left when a loop is closed. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@SuppressWarnings("FutureReturnValueIgnored") // what fails shows in what comes of it
class ClosingTest {
    /** How many a process opens and closes for reasons of its own. */
    private static final int SOME = 10;

    private static List<String> closeWithOpenChannels(String transport) {
        var log = new ArrayList<String>();
        try (var loop = EventLoop.create()) {
            loop.run(() -> Channels.connect(NettyLoop.of(loop, Transport.of(transport)), new Channels.Heard(), pair -> {
                pair.client().closeFuture().addListener(_ -> {
                    log.add("client, in the phase " + loop.recorder().phase());
                    loop.queueMicrotask(() -> log.add("microtask"));
                });
                pair.server().closeFuture().addListener(_ -> log.add("server"));
                loop.stop();
            }));
            assertThat(log).isEmpty();
        }
        return log;
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void channels_are_closed_in_turns_of_the_loop_and_listeners_hear_of_it(String transport) {
        assertThat(closeWithOpenChannels(transport))
                .containsExactlyInAnyOrder("client, in the phase poll", "microtask", "server");
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    @EnabledOnOs(OS.LINUX)
    void no_descriptor_is_left_of_fifty_loops(String transport) {
        closeWithOpenChannels(transport);
        int before = descriptors();
        for (int i = 0; i < 50; i++) {
            closeWithOpenChannels(transport);
        }
        assertThat(descriptors()).isLessThan(before + SOME);
    }

    private static int descriptors() {
        return Objects.requireNonNull(new File("/proc/self/fd").list()).length;
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_closed_loop_says_so_to_netty(String transport) {
        var loop = EventLoop.create();
        var netty = NettyLoop.of(loop, Transport.of(transport));
        assertThat(netty.isShuttingDown()).isFalse();
        assertThatThrownBy(() -> netty.shutdownGracefully()).isInstanceOf(UnsupportedOperationException.class);

        loop.close();

        assertThat(netty.isShuttingDown()).isTrue();
        assertThat(netty.isShutdown()).isTrue();
        assertThat(netty.isTerminated()).isTrue();
        assertThat(netty.terminationFuture().isDone()).isTrue();
        assertThatThrownBy(() -> netty.execute(() -> {}))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining("the loop is closed");
    }
}
