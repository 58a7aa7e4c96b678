package dev.rondo.http.websocket;

import java.nio.ByteBuffer;
import java.util.Objects;

/** What one side says to the other: text or bytes. */
public sealed interface Message {
    /**
     * Text.
     *
     * @param text of any length that the other side takes
     */
    record Text(String text) implements Message {
        /** Text, and not null. */
        public Text {
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * Bytes.
     *
     * @param bytes which who receives the message may keep
     */
    record Binary(ByteBuffer bytes) implements Message {
        /** Bytes, and not null. */
        public Binary {
            Objects.requireNonNull(bytes, "bytes");
        }
    }
}
