package dev.rondo.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Finds the parts between the boundaries of a body (RFC 2046, section 5.1), and keeps no more of it than the piece that has come
 * last and what may be the beginning of a boundary. For the fiber that reads.
 */
final class MultipartReader {
    private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};
    private static final byte[] LINE_END = {'\r', '\n'};

    /** White space that may stand behind a boundary, which nobody sends. */
    private static final int MOST_PADDING = 64;

    private final Body source;
    private final byte[] delimiter;
    private final int mostHead;

    /** What has come; arrays are not used again, since parts of them are in the hands of whoever reads. */
    private byte[] bytes = LINE_END;

    private int position;

    /** Whether a delimiter comes next, of which the line is to be read. */
    private boolean atDelimiter;

    private boolean over;

    MultipartReader(Body source, String boundary, int mostHead) {
        this.source = source;
        this.mostHead = mostHead;
        delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The header fields of the next part; null if there is none. All of the part before has been read. */
    @Nullable String nextHead() throws IOException {
        if (over) {
            return null;
        }
        while (read() != null) {
            // what stands before the first part is no part
        }
        return passDelimiter() ? head() : null;
    }

    /** Bytes of the part; null at its end. */
    @Nullable ByteBuffer read() throws IOException {
        while (!atDelimiter) {
            int found = indexOf(delimiter, position);
            atDelimiter = found == position;
            int end = found < 0 ? Math.max(position, bytes.length - delimiter.length + 1) : found;
            if (end > position) {
                var piece = ByteBuffer.wrap(bytes, position, end - position).slice();
                position = end;
                return piece;
            }
            if (found < 0) {
                more();
            }
        }
        return null;
    }

    /** @return whether a part begins behind it */
    private boolean passDelimiter() throws IOException {
        position += delimiter.length;
        atDelimiter = false;
        need(2);
        if (bytes[position] == '-' && bytes[position + 1] == '-') {
            over = true;
            while (source.read() != null) {
                // what stands behind the last part is no part
            }
            return false;
        }
        for (int padding = 0; bytes[position] == ' ' || bytes[position] == '\t'; padding++) {
            if (padding == MOST_PADDING) {
                throw wrong("there is too much space behind a boundary");
            }
            position++;
            need(2);
        }
        if (bytes[position] != '\r' || bytes[position + 1] != '\n') {
            throw wrong("a line that begins with the boundary goes on with something else");
        }
        return true;
    }

    /** The fields, of which there may be none, between the line end of the delimiter and an empty line. */
    private String head() throws IOException {
        int end = indexOf(HEAD_END, position);
        while (end < 0) {
            checkHead(bytes.length - position);
            more();
            end = indexOf(HEAD_END, position);
        }
        checkHead(end - position);
        var head = new String(bytes, position, end - position, StandardCharsets.ISO_8859_1);
        position = end + LINE_END.length;
        need(delimiter.length);
        if (!startsWith(delimiter, position)) {
            position += LINE_END.length;
        }
        return head;
    }

    private void checkHead(int length) {
        if (length > mostHead) {
            throw new HttpException(
                    431, "the header fields of a part are longer than the " + mostHead + " bytes that are taken here");
        }
    }

    private void need(int count) throws IOException {
        while (bytes.length - position < count) {
            more();
        }
    }

    /** Puts the next piece behind what has not been read. */
    private void more() throws IOException {
        var piece = source.read();
        if (piece == null) {
            throw wrong("the body ends before the last boundary");
        }
        int left = bytes.length - position;
        var all = new byte[left + piece.remaining()];
        System.arraycopy(bytes, position, all, 0, left);
        piece.get(all, left, piece.remaining());
        bytes = all;
        position = 0;
    }

    private int indexOf(byte[] wanted, int from) {
        for (int i = from; i <= bytes.length - wanted.length; i++) {
            if (startsWith(wanted, i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean startsWith(byte[] wanted, int at) {
        int same = 0;
        while (same < wanted.length && bytes[at + same] == wanted[same]) {
            same++;
        }
        return same == wanted.length;
    }

    private static HttpException wrong(String why) {
        return new HttpException(400, "that is no multipart/form-data: " + why);
    }
}
