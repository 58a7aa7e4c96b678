package dev.rondo.http.server;

import dev.rondo.fiber.Fiber;
import dev.rondo.http.Body;
import dev.rondo.http.BodyOutput;
import dev.rondo.http.Headers;
import dev.rondo.http.HttpException;
import dev.rondo.http.MediaType;
import dev.rondo.http.Request;
import dev.rondo.http.Response;
import dev.rondo.http.wire.HttpDate;
import dev.rondo.loop.EventLoop;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The files of a folder as a part of a server, for {@link Routes#files(String, StaticFiles)}: with media types by their extensions,
 * conditional requests, ranges, and {@code index.html} for folders. Nothing outside of the folder is to be had, whatever the path
 * says and wherever symbolic links point; names that begin with a dot are hidden. The disk is read in the pool for what blocks;
 * larger files the kernel sends by itself where the connection is not encrypted. Immutable; each method that changes something makes
 * another one.
 */
public final class StaticFiles {
    /** What is read before the answer begins, so that an error has an answer of its own. */
    private static final int SMALL = 64 * 1024;

    private static final StandardOpenOption READ = StandardOpenOption.READ;

    private final FileFinder finder;
    private final @Nullable String cacheControl;
    private final int ranges;

    private StaticFiles(FileFinder finder, @Nullable String cacheControl, int ranges) {
        this.finder = finder;
        this.cacheControl = cacheControl;
        this.ranges = ranges;
    }

    /** Of a folder, which need not be there yet. */
    public static StaticFiles of(Path folder) {
        return new StaticFiles(new FileFinder(folder.toAbsolutePath(), "index.html", false, false), null, 16);
    }

    /**
     * Says how long others may keep what they get, such as {@code public, max-age=3600}; nothing is said at first.
     *
     * @throws IllegalArgumentException if it has a character that may not be there
     */
    public StaticFiles cacheControl(String value) {
        var _ = Headers.of("Cache-Control", value);
        return new StaticFiles(finder, value, ranges);
    }

    /** Which file stands for its folder; {@code index.html} at first. */
    public StaticFiles index(String name) {
        Objects.requireNonNull(name, "name");
        return new StaticFiles(
                new FileFinder(finder.folder(), name, finder.linksOut(), finder.hidden()), cacheControl, ranges);
    }

    /** Whether symbolic links may leave the folder; not at first. */
    public StaticFiles linksOut(boolean allowed) {
        return new StaticFiles(
                new FileFinder(finder.folder(), finder.index(), allowed, finder.hidden()), cacheControl, ranges);
    }

    /** Whether files and folders are to be had whose names begin with a dot; not at first. */
    public StaticFiles hidden(boolean shown) {
        return new StaticFiles(
                new FileFinder(finder.folder(), finder.index(), finder.linksOut(), shown), cacheControl, ranges);
    }

    /**
     * How many ranges of a file a client may ask for at once; 16 at first. Who asks for more gets all of it.
     *
     * @throws IllegalArgumentException if that is below 0
     */
    public StaticFiles ranges(int most) {
        if (most < 0) {
            throw new IllegalArgumentException("there cannot be " + most + " ranges");
        }
        return new StaticFiles(finder, cacheControl, most);
    }

    /** @param depth how many segments of the path stand before that of the file */
    Response answer(Request request, int depth) throws IOException {
        var path = request.path();
        int start = 0;
        for (int i = 0; i < depth && start >= 0; i++) {
            start = path.indexOf('/', start + 1);
        }
        var segments = FileFinder.segments(start < 0 ? "" : path.substring(start + 1), finder.hidden());
        boolean slash = start >= 0 && path.endsWith("/");
        var found = segments == null ? null : Fiber.blocking(() -> finder.find(segments));
        if (found == null || (slash && !found.isIndex())) {
            throw new HttpException(404, "there is nothing at " + path);
        }
        if (found.isIndex() && !slash) {
            int question = request.target().indexOf('?');
            var query = question < 0 ? "" : request.target().substring(question);
            return Response.of(301).header("Location", path + "/" + query);
        }
        return answer(request, found);
    }

    private Response answer(Request request, FileFinder.Found found) throws IOException {
        var now = EventLoop.current().clock().instant();
        var modified = (found.modified().isAfter(now) ? now : found.modified()).truncatedTo(ChronoUnit.SECONDS);
        var conditions = new Conditions(request, tag(found), modified, now);
        return switch (conditions.status()) {
            case 304 ->
                described(Response.of(304), found, modified).body(new UnchangedBody(typeOf(found), found.size()));
            case 412 ->
                throw new HttpException(412, "the file is not, or no longer, the one that the request is about");
            default -> {
                var wanted = request.method().equals("GET") && conditions.rangeHolds()
                        ? ByteRanges.parse(request.headers().all("Range"), found.size(), ranges)
                        : null;
                yield content(request, found, modified, wanted);
            }
        };
    }

    private static String tag(FileFinder.Found found) {
        var modified = found.modified();
        long nanos = modified.getEpochSecond() * 1_000_000_000 + modified.getNano();
        return '"' + Long.toHexString(nanos) + '-' + Long.toHexString(found.size()) + '"';
    }

    private Response described(Response response, FileFinder.Found found, Instant modified) {
        var described = response.header("ETag", tag(found)).header("Last-Modified", HttpDate.format(modified));
        return cacheControl == null ? described : described.header("Cache-Control", cacheControl);
    }

    private static String typeOf(FileFinder.Found found) {
        return MediaType.ofFile(String.valueOf(found.file().getFileName()));
    }

    private Response content(
            Request request, FileFinder.Found found, Instant modified, @Nullable List<ByteRange> wanted)
            throws IOException {
        if (wanted != null && wanted.isEmpty()) {
            return new HttpException(416, "the file has " + found.size() + " bytes, and none of those")
                    .problem()
                    .response()
                    .header("Content-Range", "bytes */" + found.size());
        }
        var type = typeOf(found);
        var response = described(Response.of(wanted == null ? 200 : 206), found, modified)
                .header("Accept-Ranges", "bytes")
                .header("X-Content-Type-Options", "nosniff");
        if (wanted != null && wanted.size() > 1) {
            return response.body(new RangedBody(type, found.size(), wanted).of(found.file()));
        }
        var range = wanted == null ? new ByteRange(0, found.size()) : wanted.getFirst();
        var ranged = wanted == null ? response : response.header("Content-Range", range.of(found.size()));
        return ranged.body(
                range.count() <= SMALL && !request.method().equals("HEAD")
                        ? Body.of(Fiber.blocking(() -> read(found.file(), range)), type)
                        : Body.stream(type, range.count(), output -> send(found.file(), range, output)));
    }

    /** A link that has come there since the file was found is not followed. */
    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, READ, LinkOption.NOFOLLOW_LINKS);
    }

    private static byte[] read(Path file, ByteRange range) throws IOException {
        var bytes = ByteBuffer.allocate((int) range.count());
        try (var opened = open(file)) {
            while (bytes.hasRemaining()) {
                if (opened.read(bytes, range.start() + bytes.position()) < 0) {
                    throw new EOFException(file + " has become shorter");
                }
            }
        }
        return bytes.array();
    }

    private static void send(Path file, ByteRange range, BodyOutput output) throws IOException {
        try (var opened = Fiber.blocking(() -> open(file))) {
            output.write(opened, range.start(), range.count());
        }
    }

    @Override
    public String toString() {
        return "files of " + finder.folder();
    }
}
