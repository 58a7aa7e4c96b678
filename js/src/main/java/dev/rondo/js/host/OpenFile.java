package dev.rondo.js.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A file that is open.
 *
 * @param appends whether all that is written goes to the end
 */
record OpenFile(FileChannel channel, Path path, boolean appends) {
    /** Reads at most {@code length} bytes, from {@code position} on, or where the last reading ended if that is -1. */
    byte[] read(int length, long position) throws IOException {
        var buffer = ByteBuffer.allocate(length);
        int count = position < 0 ? channel.read(buffer) : channel.read(buffer, position);
        return count == length ? buffer.array() : Arrays.copyOf(buffer.array(), Math.max(count, 0));
    }

    /** Writes to {@code position}, or where the last writing ended if that is -1. */
    int write(ByteBuffer bytes, long position) throws IOException {
        if (appends) {
            synchronized (channel) {
                if (position >= 0) {
                    return channel.write(bytes, channel.size());
                }
                return channel.position(channel.size()).write(bytes);
            }
        }
        return position < 0 ? channel.write(bytes) : channel.write(bytes, position);
    }

    void truncate(long length) throws IOException {
        long size = channel.size();
        if (length <= size) {
            channel.truncate(length);
        } else {
            var _ = channel.write(ByteBuffer.allocate(1), length - 1);
        }
    }
}
