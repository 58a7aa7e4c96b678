package dev.rondo.http.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Makes messages of frames: inflates, joins fragments, and reads text. For the loop's thread. */
final class Assembler {
    private static final byte[] NOTHING = {};
    private static final byte[] TAIL = {0, 0, (byte) 0xff, (byte) 0xff};
    private static final int FIRST_SIZE = 1024;

    private final int most;
    private final @Nullable Deflate deflate;
    private byte[] bytes = NOTHING;
    private int count;
    private boolean text;
    private boolean compressed;
    private @Nullable Inflater inflater;

    /**
     * Of nothing yet.
     *
     * @param most how many bytes a message may have
     */
    Assembler(int most, @Nullable Deflate deflate) {
        this.most = most;
        this.deflate = deflate;
    }

    /** Takes the next frame; null if the message goes on in another one. */
    @Nullable Message add(WebSocketFrame frame) throws Violation {
        if (!(frame instanceof ContinuationWebSocketFrame)) {
            text = frame instanceof TextWebSocketFrame;
            compressed = frame.rsv() != 0;
        }
        if (compressed) {
            inflate(copy(frame.content()));
            if (frame.isFinalFragment()) {
                inflate(TAIL);
                forget();
            }
        } else {
            append(frame.content());
        }
        return frame.isFinalFragment() ? finish() : null;
    }

    private static byte[] copy(ByteBuf content) {
        var copy = new byte[content.readableBytes()];
        content.getBytes(content.readerIndex(), copy);
        return copy;
    }

    private void append(ByteBuf content) throws Violation {
        int more = content.readableBytes();
        if (more > most - count) {
            throw tooLarge();
        }
        if (count + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(count + more, Math.min(most, 2 * count)));
        }
        content.getBytes(content.readerIndex(), bytes, count, more);
        count += more;
    }

    private void inflate(byte[] deflated) throws Violation {
        var inflating = inflater;
        if (inflating == null) {
            inflating = new Inflater(true);
            inflater = inflating;
        }
        inflating.setInput(deflated);
        try {
            do {
                if (count == bytes.length) {
                    grow();
                }
                count += inflating.inflate(bytes, count, bytes.length - count);
                if (count > most) {
                    throw tooLarge();
                }
                if (inflating.finished()) {
                    // the last block of a stream; another one may follow (RFC 7692, section 7.2.3.4)
                    int left = inflating.getRemaining();
                    inflating.reset();
                    inflating.setInput(deflated, deflated.length - left, left);
                }
            } while (!inflating.needsInput() || count == bytes.length);
        } catch (DataFormatException wrong) {
            throw new Violation(CloseCode.BAD_DATA, "has sent a message that cannot be inflated");
        }
    }

    /** There is always room for one byte too many, so that it shows. */
    private void grow() {
        long wanted = Math.min(most + 1L, Math.max(FIRST_SIZE, 2L * count));
        bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, Integer.MAX_VALUE - 8));
    }

    private Violation tooLarge() {
        return new Violation(
                CloseCode.TOO_LARGE, "has sent a message of more than the " + most + " bytes that are taken here");
    }

    private Message finish() throws Violation {
        var whole = ByteBuffer.wrap(bytes, 0, count);
        bytes = NOTHING;
        count = 0;
        if (!text) {
            return new Message.Binary(whole.slice());
        }
        try {
            return new Message.Text(
                    StandardCharsets.UTF_8.newDecoder().decode(whole).toString());
        } catch (CharacterCodingException wrong) {
            throw new Violation(CloseCode.BAD_DATA, "has sent text that is not UTF-8");
        }
    }

    private void forget() {
        if (deflate == null || !deflate.keepsContext()) {
            close();
        }
    }

    /** Nothing comes any more. */
    void close() {
        if (inflater != null) {
            inflater.end();
            inflater = null;
        }
    }
}
