package dev.rondo.http.server;

import dev.rondo.http.HttpException;
import dev.rondo.http.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds files by paths that clients have sent, and none outside of a folder.
 *
 * @param index which file stands for its folder
 * @param linksOut whether symbolic links may leave the folder
 * @param hidden whether names may begin with a dot
 */
record FileFinder(Path folder, String index, boolean linksOut, boolean hidden) {
    /** @param isIndex whether it stands for its folder, which was asked for */
    record Found(Path file, boolean isIndex, long size, Instant modified) {}

    /**
     * The decoded names in a path. At its end may be a slash.
     *
     * @return null if there can be no such file
     * @throws HttpException with the status 400 if a name has a character that separates names, or none can have
     */
    static @Nullable List<String> segments(String path, boolean hidden) {
        var names = new ArrayList<String>();
        var segments = path.split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            var name = Target.decode(segments[i]);
            if (name.isEmpty() && i == segments.length - 1) {
                break;
            }
            if (name.chars().anyMatch(c -> c < ' ' || c == 127 || c == '/' || c == '\\')) {
                throw new HttpException(400, "the name of a file has a slash, a backslash or a control character");
            }
            if (name.isEmpty() || name.equals("..") || (!hidden && name.startsWith(".")) || name.equals(".")) {
                return null;
            }
            names.add(name);
        }
        return names;
    }

    /** What is there by those names; null if that is nothing that clients may have. Blocks. */
    @Nullable Found find(List<String> names) throws IOException {
        try {
            var root = folder.toRealPath();
            var wanted = root;
            for (var name : names) {
                wanted = wanted.resolve(name);
            }
            // where file systems take other names for the same file, only its own one counts
            if (!Files.exists(wanted) || !wanted.equals(wanted.toRealPath(LinkOption.NOFOLLOW_LINKS))) {
                return null;
            }
            boolean isFolder = Files.isDirectory(wanted);
            return found(root, isFolder ? wanted.resolve(index) : wanted, isFolder);
        } catch (NoSuchFileException | InvalidPathException nothing) {
            return null;
        }
    }

    private @Nullable Found found(Path root, Path wanted, boolean isIndex) throws IOException {
        if (!Files.exists(wanted)) {
            return null;
        }
        var real = wanted.toRealPath();
        if (!linksOut && !real.startsWith(root)) {
            return null;
        }
        var attributes = Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            return null;
        }
        if (!Files.isReadable(real)) {
            throw new HttpException(403, "the server may not read this file");
        }
        return new Found(
                real, isIndex, attributes.size(), attributes.lastModifiedTime().toInstant());
    }
}
