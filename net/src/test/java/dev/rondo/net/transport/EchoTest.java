package dev.rondo.net.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.loop.EventLoop;
import dev.rondo.net.Network;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Channels of Netty's on a loop. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@SuppressWarnings("FutureReturnValueIgnored") // what fails shows in what comes of it
class EchoTest {
    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void what_is_said_comes_back_and_the_loop_ends_by_itself(String transport) {
        var heard = new Channels.Heard();
        try (var loop = EventLoop.create()) {
            loop.run(() -> Channels.connect(NettyLoop.of(loop, Transport.of(transport)), heard, pair -> {
                heard.then = () -> {
                    if (heard.text().length() == 5) {
                        pair.close();
                    }
                };
                pair.client().writeAndFlush(Channels.bytes("hello"));
            }));
            assertThat(NettyLoop.of(loop).statistics().channels()).isZero();
        }
        assertThat(heard.text()).isEqualTo("hello");
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void statistics_count_what_the_kernel_has_told_and_how_often_it_was_asked(String transport) {
        var heard = new Channels.Heard();
        var seen = new ArrayList<NettyLoopStatistics>();
        try (var loop = EventLoop.create()) {
            loop.run(() -> {
                var netty = NettyLoop.of(loop, Transport.of(transport));
                seen.add(netty.statistics());
                Channels.connect(netty, heard, pair -> {
                    heard.then = () -> {
                        var timer = netty.schedule(() -> {}, 1, TimeUnit.MINUTES);
                        seen.add(netty.statistics());
                        timer.cancel(false);
                        pair.close();
                    };
                    pair.client().writeAndFlush(Channels.bytes("hello"));
                });
            });
            seen.add(NettyLoop.of(loop).statistics());
        }
        assertThat(seen.getFirst()).isEqualTo(new NettyLoopStatistics(0, 0, 0, 0, 0));
        assertThat(seen.get(1).channels()).isEqualTo(3);
        assertThat(seen.get(1).timers()).isEqualTo(1);
        assertThat(seen.get(1).events()).isGreaterThanOrEqualTo(3);
        assertThat(seen.get(1).waits()).isBetween(1L, seen.get(1).polls());
        assertThat(seen.getLast().channels()).isZero();
        assertThat(seen.getLast().timers()).isZero();
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void what_a_fiber_asks_of_a_channel_is_queued_and_done_on_the_carrier(String transport) {
        var log = new ArrayList<String>();
        var carrier = Thread.currentThread();
        Network.run(transport, () -> {
            var netty = NettyLoop.current();
            assertThat(netty.inEventLoop()).isFalse();
            assertThat(netty.loop().inLoop()).isTrue();
            assertThat(netty.inEventLoop(carrier)).isTrue();

            var heard = new Channels.Heard();
            var answered = new CountDownLatch(1);
            heard.then = answered::countDown;
            var server = Channels.listen(netty).sync().channel();
            var client =
                    Channels.dial(netty, server.localAddress(), heard).sync().channel();
            client.pipeline().addFirst(new Writing(log, carrier));
            client.writeAndFlush(Channels.bytes("x"));
            log.add("asked");
            answered.await();
            client.close().sync();
            server.close().sync();
        });
        assertThat(log).containsExactly("asked", "written on the carrier");
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void what_a_callback_asks_of_a_channel_is_done_at_once(String transport) {
        var log = new ArrayList<String>();
        var heard = new Channels.Heard();
        try (var loop = EventLoop.create()) {
            loop.run(() -> Channels.connect(NettyLoop.of(loop, Transport.of(transport)), heard, pair -> {
                heard.then = pair::close;
                pair.client().pipeline().addFirst(new Writing(log, Thread.currentThread()));
                pair.client().writeAndFlush(Channels.bytes("x"));
                log.add("asked");
            }));
        }
        assertThat(log).containsExactly("written on the carrier", "asked");
    }

    private static final class Writing extends ChannelOutboundHandlerAdapter {
        private final List<String> log;
        private final Thread carrier;

        Writing(List<String> log, Thread carrier) {
            this.log = log;
            this.carrier = carrier;
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            log.add(Thread.currentThread().equals(carrier) ? "written on the carrier" : "written elsewhere");
            context.write(message, promise);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void what_another_thread_writes_wakes_the_loop(String transport) throws InterruptedException {
        var heard = new Channels.Heard();
        Channels.inTime(() -> {
            try (var loop = EventLoop.create()) {
                loop.run(() -> Channels.connect(NettyLoop.of(loop, Transport.of(transport)), heard, pair -> {
                    heard.then = () -> {
                        if (heard.text().length() == 3) {
                            pair.close();
                        } else {
                            writeFromElsewhere(pair);
                        }
                    };
                    writeFromElsewhere(pair);
                }));
            }
        });
        assertThat(heard.text()).isEqualTo("xxx");
    }

    private static void writeFromElsewhere(Channels.Pair pair) {
        Thread.ofPlatform().start(() -> pair.client().writeAndFlush(Channels.bytes("x")));
    }

    @ParameterizedTest
    @MethodSource("dev.rondo.net.Network#transports")
    void a_refused_connection_is_an_error_of_its_future(String transport) throws Exception {
        var seen = new AtomicReference<@Nullable Throwable>();
        int port;
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        try (var loop = EventLoop.create()) {
            loop.run(() -> {
                var netty = NettyLoop.of(loop, Transport.of(transport));
                Channels.dial(
                                netty,
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                                new Channels.Heard())
                        .addListener(dialled -> seen.set(dialled.cause()));
            });
        }
        assertThat(seen.get()).isInstanceOf(ConnectException.class);
    }
}
