package dev.rondo.http;

import dev.rondo.fiber.Fiber;
import dev.rondo.scope.Scope;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;

/** A body on its way into a file. The fiber waits while the pool writes. */
final class SavedBody {
    /** How systems say that there is no room, or that nobody gives it to this process. */
    private static final Pattern FULL = Pattern.compile(
            "no space left|disk quota exceeded|file too large|not enough space", Pattern.CASE_INSENSITIVE);

    private final Path file;
    private final FileChannel opened;
    private long count;

    private SavedBody(Path file, FileChannel opened) {
        this.file = file;
        this.opened = opened;
    }

    static long save(Body body, Path file) throws IOException {
        var opened =
                Fiber.blocking(() -> FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        var saved = new SavedBody(file, opened);
        var all = body.isWhole() ? Body.of(body.bytes(), "") : body; // one that is kept may have been read
        boolean whole = false;
        try {
            for (var piece = all.read(); piece != null; piece = all.read()) {
                var next = piece;
                Fiber.blocking(() -> saved.write(next));
            }
            Fiber.blocking(saved::close);
            whole = true;
        } finally {
            if (!whole) {
                Scope.shield(() -> Fiber.blocking(saved::remove));
            }
        }
        return saved.count;
    }

    private void write(ByteBuffer piece) throws IOException {
        int size = piece.remaining();
        try {
            while (piece.hasRemaining()) {
                opened.write(piece);
            }
        } catch (IOException failed) {
            throw explained(failed, size);
        }
        count += size;
    }

    private void close() throws IOException {
        try {
            opened.close();
        } catch (IOException failed) {
            throw explained(failed, 0);
        }
    }

    private void remove() throws IOException {
        try (opened) {
            Files.deleteIfExists(file);
        }
    }

    private IOException explained(IOException failed, long wanted) throws IOException {
        boolean full = FULL.matcher(String.valueOf(failed.getMessage())).find()
                || Files.getFileStore(file).getUsableSpace() < wanted;
        if (full) {
            throw new HttpException(507, "there is no room left for what was sent, after " + count + " bytes", failed);
        }
        return failed;
    }
}
