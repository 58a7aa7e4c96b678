package dev.rondo.net;

import static dev.rondo.Rondo.sleep;
import static dev.rondo.Rondo.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.Rondo;
import dev.rondo.fiber.Body;
import dev.rondo.fiber.Cancelled;
import dev.rondo.loop.EventLoop;
import dev.rondo.loop.VirtualClock;
import dev.rondo.scope.DeadlineExceededException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The race for a connection, in virtual time and with attempts that do what they are told. */
@Timeout(30)
class HappyEyeballsTest {
    private static final String SIX = "0:0:0:0:0:0:0:1";
    private static final String FOUR = "192.0.2.1";
    private static final String OTHER = "192.0.2.2";
    private static final InetSocketAddress HOST = InetSocketAddress.createUnresolved("host.test", 80);

    /** Milliseconds until a connection; below zero until a refusal. */
    private Map<String, Long> behaviour = Map.of();

    private Runnable onConnection = () -> {};
    private long start;
    private final List<String> events = new ArrayList<>();

    private String attempt(InetSocketAddress address) throws IOException {
        var host = address.getAddress().getHostAddress();
        long millis = Objects.requireNonNull(behaviour.get(host));
        events.add(now() + " try " + host);
        try {
            sleep(Duration.ofMillis(Math.abs(millis)));
        } catch (Cancelled cancelled) {
            events.add(now() + " give up " + host);
            throw cancelled;
        }
        onConnection.run();
        if (millis < 0) {
            throw new ConnectException(host + " refuses");
        }
        return host;
    }

    private long now() {
        return Duration.ofNanos(EventLoop.current().clock().nanoTime() - start).toMillis();
    }

    private String connect(String... addresses) throws IOException {
        return new HappyEyeballs<>(HappyEyeballs.DELAY, this::attempt, host -> events.add(now() + " close " + host))
                .connect(
                        HOST,
                        List.of(addresses).stream().map(InetAddress::ofLiteral).toList());
    }

    private void run(Body body) {
        try (var loop = EventLoop.builder().clock(VirtualClock.create()).build()) {
            start = loop.clock().nanoTime();
            Rondo.run(loop, body);
        }
    }

    @Test
    void families_take_turns_and_ipv6_begins() {
        var addresses = List.of("192.0.2.1", "192.0.2.2", "192.0.2.3", "::1", "::2").stream()
                .map(InetAddress::ofLiteral)
                .toList();
        assertThat(HappyEyeballs.inTurn(addresses).stream().map(InetAddress::getHostAddress))
                .containsExactly("0:0:0:0:0:0:0:1", "192.0.2.1", "0:0:0:0:0:0:0:2", "192.0.2.2", "192.0.2.3");
    }

    @Test
    void the_first_address_is_the_only_one_tried_if_it_answers_soon() {
        behaviour = Map.of(SIX, 200L, FOUR, 1L);
        run(() -> {
            assertThat(connect(FOUR, SIX)).isEqualTo(SIX);
            assertThat(events).containsExactly("0 try " + SIX);
        });
    }

    @Test
    void after_a_quarter_of_a_second_of_silence_the_next_one_is_tried() {
        behaviour = Map.of(SIX, 1_000_000L, FOUR, 1_000_000L, OTHER, 10L);
        run(() -> {
            assertThat(connect(SIX, FOUR, OTHER)).isEqualTo(OTHER);
            assertThat(events)
                    .containsExactlyInAnyOrder(
                            "0 try " + SIX,
                            "250 try " + FOUR,
                            "500 try " + OTHER,
                            "510 give up " + SIX,
                            "510 give up " + FOUR);
        });
    }

    @Test
    void an_attempt_that_is_late_still_counts() {
        behaviour = Map.of(SIX, 300L, FOUR, 100L);
        run(() -> {
            assertThat(connect(SIX, FOUR)).isEqualTo(SIX);
            assertThat(events).containsExactly("0 try " + SIX, "250 try " + FOUR, "300 give up " + FOUR);
        });
    }

    @Test
    void after_a_refusal_the_next_one_is_tried_at_once() {
        behaviour = Map.of(SIX, -20L, FOUR, 5L);
        run(() -> {
            assertThat(connect(SIX, FOUR)).isEqualTo(FOUR);
            assertThat(events).containsExactly("0 try " + SIX, "20 try " + FOUR);
        });
    }

    @Test
    void of_two_connections_at_the_same_time_one_is_closed() {
        behaviour = Map.of(SIX, 260L, FOUR, 10L);
        run(() -> {
            assertThat(connect(SIX, FOUR)).isIn(SIX, FOUR);
            assertThat(events).hasSize(3).last().asString().startsWith("260 close");
        });
    }

    @Test
    void where_all_refuse_the_error_names_each() {
        behaviour = Map.of(SIX, -1L, FOUR, -400L, OTHER, -1L);
        run(() -> {
            assertThatThrownBy(() -> connect(SIX, FOUR, OTHER))
                    .isInstanceOf(ConnectException.class)
                    .hasMessage("cannot reach host.test:80: " + SIX + " refuses; " + OTHER + " refuses; " + FOUR
                            + " refuses")
                    .satisfies(error -> assertThat(error.getSuppressed()).hasSize(2))
                    .hasCauseInstanceOf(ConnectException.class);
            assertThat(now()).isEqualTo(401);
        });
    }

    @Test
    void a_deadline_gives_up_all_attempts() {
        behaviour = Map.of(SIX, 1000L, FOUR, 1000L);
        run(() -> {
            assertThatThrownBy(() -> within(Duration.ofMillis(300), () -> connect(SIX, FOUR)))
                    .isInstanceOf(DeadlineExceededException.class);
            assertThat(events)
                    .containsExactlyInAnyOrder(
                            "0 try " + SIX, "250 try " + FOUR, "300 give up " + SIX, "300 give up " + FOUR);
        });
    }

    @Test
    void a_connection_that_comes_as_the_fiber_is_cancelled_is_closed() {
        behaviour = Map.of(SIX, 10L);
        run(() -> {
            Rondo.scope(scope -> {
                onConnection = () -> scope.cancel("no longer of interest");
                scope.fork(() -> connect(SIX));
            });
            assertThat(events).containsExactly("0 try " + SIX, "10 close " + SIX);
        });
    }
}
