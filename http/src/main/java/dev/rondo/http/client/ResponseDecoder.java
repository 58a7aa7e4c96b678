package dev.rondo.http.client;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.util.AsciiString;

/** Netty's decoder of HTTP/1.1, without what it takes more lightly than a client should that may stand before others (RFC 9112). */
final class ResponseDecoder extends HttpResponseDecoder {
    private static final int MOST_OF_A_PIECE = 64 * 1024;

    private boolean head;
    private boolean begun;

    ResponseDecoder(Settings settings) {
        super(new HttpDecoderConfig()
                .setMaxInitialLineLength(settings.headerBytes())
                .setMaxHeaderSize(settings.headerBytes())
                .setMaxChunkSize(MOST_OF_A_PIECE)
                .setChunkedSupported(true)
                .setAllowPartialChunks(true)
                .setAllowDuplicateContentLengths(false)
                .setStrictLineParsing(true)
                .setUseRfc9112TransferEncoding(true));
    }

    /** A request was sent; whether the response to it has no body, since it is to HEAD. */
    void expect(boolean head) {
        this.head = head;
        begun = false;
    }

    /** Whether anything has come since the last request was sent, or the last response ended. */
    boolean hasBegun() {
        return begun;
    }

    /**
     * A response has ended.
     *
     * @return whether nothing stands behind it
     */
    boolean end() {
        begun = false;
        return actualReadableBytes() == 0;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        begun = true;
        super.channelRead(context, message);
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpMessage message) {
        return (head
                        && message instanceof HttpResponse response
                        && response.status().codeClass() != HttpStatusClass.INFORMATIONAL)
                || super.isContentAlwaysEmpty(message);
    }

    /** Two ends of one body: whoever stands between may have taken the other one (RFC 9112, section 6.3). */
    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("it has both a Content-Length and a Transfer-Encoding");
    }

    /** White space before the colon was a way to smuggle (RFC 9112, section 5.1). */
    @Override
    protected AsciiString splitHeaderName(byte[] line, int start, int length) {
        if (length == 0 || line[start + length] != ':') {
            throw new IllegalArgumentException("a header field has no name, or a space before its colon");
        }
        return super.splitHeaderName(line, start, length);
    }
}
