package dev.rondo.http.client;

import java.io.IOException;
import java.nio.ByteBuffer;

/** What stands before a member of gzip (RFC 1952, section 2.3), byte by byte; of what it says nothing is needed. */
final class GzipHead {
    private static final int FIXED = 10;
    private static final int CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private int seen;
    private int flags;
    private int extraSeen;
    private int extraLength;
    private int checksumSeen;

    /**
     * Takes what there is of it.
     *
     * @return whether all of it has come
     */
    boolean take(ByteBuffer input) throws IOException {
        while (input.hasRemaining()) {
            take(input.get() & 0xff);
            if (isWhole()) {
                return true;
            }
        }
        return false;
    }

    private boolean isWhole() {
        return seen == FIXED && (flags & (CHECKSUM | EXTRA | NAME | COMMENT)) == 0;
    }

    private void take(int octet) throws IOException {
        if (seen < FIXED) {
            fixed(octet);
        } else if ((flags & EXTRA) != 0) {
            extra(octet);
        } else if ((flags & NAME) != 0) {
            flags &= octet == 0 ? ~NAME : ~0;
        } else if ((flags & COMMENT) != 0) {
            flags &= octet == 0 ? ~COMMENT : ~0;
        } else if (++checksumSeen == 2) {
            flags &= ~CHECKSUM;
        }
    }

    private void fixed(int octet) throws IOException {
        int wanted = switch (seen) {
            case 0 -> 0x1f;
            case 1 -> 0x8b;
            case 2 -> 8;
            default -> octet;
        };
        if (octet != wanted) {
            throw new IOException("the body says it is gzip, and is not");
        }
        if (seen == 3) {
            flags = octet;
        }
        seen++;
    }

    private void extra(int octet) {
        if (extraSeen < 2) {
            extraLength |= octet << (8 * extraSeen);
        }
        extraSeen++;
        if (extraSeen >= 2 && extraSeen == 2 + extraLength) {
            flags &= ~EXTRA;
        }
    }
}
