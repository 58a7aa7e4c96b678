package dev.rondo.net;

import dev.rondo.channel.Channel;
import dev.rondo.channel.Overflow;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The datagrams that have come and were not received yet; of too many the newest are dropped. */
final class UdpInbound extends ChannelInboundHandlerAdapter {
    private final Channel<Arrival> arrivals;
    private long count;

    /** Of both one. */
    record Arrival(@Nullable Datagram datagram, @Nullable IOException error) {
        Datagram orThrow() throws IOException {
            if (datagram == null) {
                throw error == null ? new IOException("nothing has come") : error;
            }
            return datagram;
        }
    }

    UdpInbound(int capacity) {
        arrivals = Channel.buffered(capacity, Overflow.DROP_NEWEST);
    }

    Channel<Arrival> arrivals() {
        return arrivals;
    }

    /** How many have come, kept or not. */
    long count() {
        return count;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var packet = (DatagramPacket) message;
        try {
            var bytes = ByteBuffer.allocate(packet.content().readableBytes());
            packet.content().readBytes(bytes);
            arrived(new Datagram(packet.sender(), bytes.flip()));
        } finally {
            packet.release();
        }
    }

    private void arrived(Datagram datagram) {
        if (!arrivals.statistics().closed()) {
            count++;
            arrivals.trySend(new Arrival(datagram, null));
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var statistics = arrivals.statistics();
        if (!statistics.closed() && statistics.buffered() < statistics.capacity()) {
            var channel = context.channel();
            var what = "cannot receive" + (channel.remoteAddress() == null ? "" : " from " + Addresses.peer(channel));
            arrivals.trySend(new Arrival(null, Addresses.explained(what, cause)));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        arrivals.close();
    }
}
