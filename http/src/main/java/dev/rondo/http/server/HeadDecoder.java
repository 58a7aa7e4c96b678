package dev.rondo.http.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;

/**
 * Netty's decoder of HTTP/1.1, and what of RFC 9112 it takes more lightly than a server should that stands behind another one:
 * folded lines (section 5.2), and white space in the request line other than the two single spaces (section 3).
 */
final class HeadDecoder extends HttpRequestDecoder {
    private static final int MOST_OF_A_PIECE = 64 * 1024;
    private static final int VERSION_LENGTH = " HTTP/1.1\r\n".length();
    private static final int HTTP = 0x48545450;

    private final Http1Connection connection;
    private boolean inHead = true;
    private boolean lineHalf;
    private boolean lineSeen;
    private boolean lineSound;
    private int methodLength;
    private int targetLength;
    private boolean afterLine;
    private boolean folded;

    HeadDecoder(Limits limits, Http1Connection connection) {
        super(new HttpDecoderConfig()
                .setMaxInitialLineLength(limits.headerBytes())
                .setMaxHeaderSize(limits.headerBytes())
                .setMaxChunkSize(MOST_OF_A_PIECE)
                .setChunkedSupported(true)
                .setAllowPartialChunks(true)
                .setAllowDuplicateContentLengths(false)
                .setStrictLineParsing(true)
                .setUseRfc9112TransferEncoding(true));
        this.connection = connection;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf bytes, List<Object> out) throws Exception {
        int start = bytes.readerIndex();
        int before = out.size();
        super.decode(context, bytes, out);
        if (!inHead) {
            inHead = out.size() > before && out.getLast() instanceof LastHttpContent;
            return;
        }
        look(bytes, start, bytes.readerIndex());
        if (out.size() == before) {
            connection.headBegun();
            return;
        }
        inHead = out.getLast() instanceof LastHttpContent;
        if (out.get(before) instanceof HttpRequest head && head.decoderResult().isSuccess()) {
            judge(head, out, before);
        }
        lineHalf = false;
        lineSeen = false;
        afterLine = false;
        folded = false;
    }

    /** Goes over bytes of the head that were decoded: where are the spaces of the request line, and does a line begin with one? */
    private void look(ByteBuf bytes, int start, int end) {
        int from = start;
        while (from < end) {
            byte first = bytes.getByte(from);
            folded |= afterLine && lineSeen && (first == ' ' || first == '\t');
            int feed = bytes.indexOf(from, end, (byte) '\n');
            int next = feed < 0 ? end : feed + 1;
            boolean torn = lineHalf && first != '\n';
            if (!lineSeen && (torn || !isEmptyLine(bytes, from, next))) {
                lineSeen = true;
                measure(bytes, from, next);
                lineSound &= !torn;
            }
            afterLine = feed >= 0;
            from = next;
        }
    }

    /** Whether that is an empty line, or the first half of one, of which the second has to come next. */
    private boolean isEmptyLine(ByteBuf bytes, int start, int end) {
        byte first = bytes.getByte(start);
        lineHalf = first == '\r' && end - start == 1;
        return first == '\n' || lineHalf || (first == '\r' && bytes.getByte(start + 1) == '\n');
    }

    /** A line that is method, space, target, space, version in capitals is told from others by two lengths. */
    private void measure(ByteBuf bytes, int start, int end) {
        int first = bytes.indexOf(start, end, (byte) ' ');
        int second = first < 0 ? -1 : bytes.indexOf(first + 1, end, (byte) ' ');
        methodLength = first - start;
        targetLength = second - first - 1;
        lineSound = second > 0 && end - second == VERSION_LENGTH && bytes.getInt(second + 1) == HTTP;
    }

    private void judge(HttpRequest head, List<Object> out, int index) {
        String wrong = null;
        if (folded) {
            wrong = "a header field goes on in a second line";
        } else if (!lineSound
                || methodLength != head.method().name().length()
                || targetLength != head.uri().length()) {
            wrong = "the request line is not method, space, target, space, version";
        }
        if (wrong != null) {
            head.setDecoderResult(DecoderResult.failure(new IllegalArgumentException(wrong)));
            out.subList(index + 1, out.size()).forEach(rest -> ((HttpContent) rest).release());
            out.subList(index + 1, out.size()).clear();
        }
    }
}
