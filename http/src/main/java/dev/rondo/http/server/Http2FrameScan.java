package dev.rondo.http.server;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameTypes;

/**
 * Which frames begin in the bytes that come on a connection of HTTP/2. Netty tells of a head when it has all of it, and then also logs
 * what it reads over. For the loop's thread.
 */
final class Http2FrameScan {
    private final Http2Connection connection;

    /** How many bytes are to come which begin no frame; the preface at first. */
    private int rest = Http2CodecUtil.connectionPrefaceBuf().readableBytes();

    private int headerBytes;
    private int length;
    private byte type;
    private short flags;
    private int stream;

    /** Whether a head has begun, and not all of it has come. */
    private boolean inHead;

    Http2FrameScan(Http2Connection connection) {
        this.connection = connection;
    }

    /** Bytes have come, which Netty reads afterwards. */
    void come(ByteBuf bytes) {
        boolean began = false;
        int end = bytes.writerIndex();
        for (int i = bytes.readerIndex(); i < end; ) {
            if (rest > 0) {
                int passed = Math.min(rest, end - i);
                rest -= passed;
                i += passed;
            } else if (header(bytes.getUnsignedByte(i++))) {
                began |= type == Http2FrameTypes.HEADERS;
                begins();
            }
            if (rest == 0 && headerBytes == 0 && (flags & Http2Flags.END_HEADERS) != 0) {
                inHead = false;
            }
        }
        if (!inHead) {
            connection.headIsWhole();
        } else if (began) {
            connection.headBegins();
        }
    }

    /** Answers whether the header of a frame is whole. */
    private boolean header(short octet) {
        switch (headerBytes++) {
            case 0, 1, 2 -> length = length << 8 | octet;
            case 3 -> type = (byte) octet;
            case 4 -> flags = octet;
            default -> stream = stream << 8 | octet;
        }
        return headerBytes == Http2CodecUtil.FRAME_HEADER_LENGTH;
    }

    private void begins() {
        if (type == Http2FrameTypes.HEADERS || type == Http2FrameTypes.CONTINUATION) {
            inHead = true;
        }
        if (type == Http2FrameTypes.HEADERS) {
            connection.headersBegin(stream & Integer.MAX_VALUE);
        }
        rest = length;
        headerBytes = 0;
        length = 0;
        stream = 0;
    }
}
