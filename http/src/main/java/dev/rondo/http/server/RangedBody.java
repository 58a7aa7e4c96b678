package dev.rondo.http.server;

import dev.rondo.fiber.Fiber;
import dev.rondo.http.Body;
import dev.rondo.http.BodyOutput;
import dev.rondo.loop.EventLoop;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Several ranges of a file, of which each says which one it is (RFC 9110, section 14.6). */
final class RangedBody {
    private final String type;
    private final long size;
    private final List<ByteRange> ranges;
    private final String boundary;

    RangedBody(String type, long size, List<ByteRange> ranges) {
        this.type = type;
        this.size = size;
        this.ranges = ranges;
        var choices = EventLoop.current().choices();
        boundary = String.format("%08x%08x", choices.below(Integer.MAX_VALUE), choices.below(Integer.MAX_VALUE));
    }

    Body of(Path file) {
        long length = end().length();
        for (var range : ranges) {
            length += head(range).length() + range.count();
        }
        return Body.stream("multipart/byteranges; boundary=" + boundary, length, output -> send(file, output));
    }

    private void send(Path file, BodyOutput output) throws IOException {
        try (var opened =
                Fiber.blocking(() -> FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            for (var range : ranges) {
                output.write(head(range));
                output.write(opened, range.start(), range.count());
            }
        }
        output.write(end());
    }

    private String head(ByteRange range) {
        return "\r\n--" + boundary + "\r\nContent-Type: " + type + "\r\nContent-Range: " + range.of(size) + "\r\n\r\n";
    }

    private String end() {
        return "\r\n--" + boundary + "--\r\n";
    }
}
