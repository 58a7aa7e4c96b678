package dev.rondo.http.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rondo.net.Fuzz;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Frames, compressed or not, in fragments and in pieces: sound ones become the messages that they were, others break the protocol. */
@Timeout(300)
class FramesFuzzTest {
    private static final int SECONDS = 3;
    private static final int MOST = 20_000;
    private static final List<String> WORDS = List.of(
            "a", "the same again ", "gr\u00fc\u00dfe", "\ud83d\ude00", "0123456789".repeat(20), "x".repeat(3000));
    private static final List<String> PIECES = List.of(
            "\0",
            "\u0081\u0000",
            "\u00c1\u0001",
            "\u00ff",
            "\u0080\u0080",
            "\u00c1\u0085",
            "\u0003\u0000",
            "y".repeat(300));

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(Fuzz.one(random, WORDS));
        }
        return text.toString();
    }

    /** One compressor for all of a connection, as it is with context takeover. */
    private static String deflate(Deflater deflater, String content, Random random) {
        if (content.isEmpty()) {
            return "\0"; // RFC 7692, section 7.2.3.6
        }
        deflater.setInput(bytes(content));
        var out = new byte[content.length() + 1000];
        int ends = random.nextBoolean() ? Deflater.SYNC_FLUSH : Deflater.FULL_FLUSH;
        int count = deflater.deflate(out, 0, out.length, ends);
        return new String(out, 0, count - 4, StandardCharsets.ISO_8859_1);
    }

    private static String frame(int first, String payload) {
        var length = payload.length() < 126
                ? "" + (char) (0x80 | payload.length())
                : "" + (char) (0x80 | 126) + (char) (payload.length() >> 8) + (char) (payload.length() & 255);
        return (char) first + length + "\0\0\0\0" + payload;
    }

    /** As one frame or in fragments. */
    private static String message(int first, String payload, Random random) {
        var frames = new StringBuilder();
        int at = 0;
        int next = first;
        while (random.nextInt(3) == 0) {
            int end = at + random.nextInt(payload.length() - at + 1);
            frames.append(frame(next, payload.substring(at, end)));
            next = 0;
            at = end;
        }
        return frames.append(frame(0x80 | next, payload.substring(at))).toString();
    }

    private static List<Message> read(String bytes, Deflate deflate, Random random) {
        var read = new ArrayList<Message>();
        var decoder = new EmbeddedChannel(new WebSocket13FrameDecoder(WebSocketDecoderConfig.newBuilder()
                .allowExtensions(true)
                .maxFramePayloadLength(MOST)
                .closeOnProtocolViolation(false)
                .build()));
        var assembler = new Assembler(MOST, deflate);
        try {
            for (int at = 0; at < bytes.length(); ) {
                int end = Math.min(bytes.length(), at + 1 + random.nextInt(random.nextBoolean() ? 5 : 5000));
                decoder.writeInbound(Unpooled.wrappedBuffer(bytes(bytes.substring(at, end))));
                at = end;
                for (WebSocketFrame frame = decoder.readInbound(); frame != null; frame = decoder.readInbound()) {
                    assemble(frame, assembler, read);
                }
            }
        } catch (CorruptedWebSocketFrameException | Violation wrong) {
            read.add(new Message.Text("violation"));
        } catch (DecoderException wrapped) {
            assertThat(wrapped).hasCauseInstanceOf(CorruptedWebSocketFrameException.class);
        } finally {
            assembler.close();
            decoder.finishAndReleaseAll();
        }
        return read;
    }

    private static void assemble(WebSocketFrame frame, Assembler assembler, List<Message> read) throws Violation {
        try {
            if (frame instanceof TextWebSocketFrame
                    || frame instanceof BinaryWebSocketFrame
                    || frame instanceof ContinuationWebSocketFrame) {
                var message = assembler.add(frame);
                if (message != null) {
                    read.add(message);
                }
            }
        } finally {
            frame.release();
        }
    }

    @Test
    void messages_come_as_they_were_sent_and_what_is_wrong_breaks_the_protocol() {
        Fuzz.play(SECONDS, random -> {
            var settings = WebSocketSettings.standard().contextTakeover(random.nextBoolean());
            var deflate = Objects.requireNonNull(Deflate.answer(List.of("permessage-deflate"), settings));
            var expected = new ArrayList<Message>();
            var frames = new StringBuilder();
            try (var deflater = new Deflater(random.nextInt(10), true)) {
                for (int i = random.nextInt(5); i > 0; i--) {
                    var text = text(random);
                    boolean compressed = random.nextBoolean();
                    if (!deflate.keepsContext()) {
                        deflater.reset();
                    }
                    var payload = compressed ? deflate(deflater, utf8(text), random) : utf8(text);
                    frames.append(message(compressed ? 0x41 : 1, payload, random));
                    expected.add(new Message.Text(text));
                }
            }
            assertThat(read(frames.toString(), deflate, random)).isEqualTo(expected);
            for (var message : read(Fuzz.mutate(random, frames.toString(), PIECES), deflate, random)) {
                assertThat(message.toString().length()).isLessThan(MOST + 100);
            }
        });
    }
}
