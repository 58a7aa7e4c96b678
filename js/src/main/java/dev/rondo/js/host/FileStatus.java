package dev.rondo.js.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What {@code stat} tells: dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks, and for each of atime, mtime, ctime
 * and birthtime its seconds and nanoseconds.
 */
final class FileStatus {
    private static final LinkOption[] FOLLOW = {};
    private static final LinkOption[] NO_FOLLOW = {LinkOption.NOFOLLOW_LINKS};
    private static final int BLOCK = 512;
    private static final int PAGE = 4096;
    private static final int SYMLINK = 0xa1ff;
    private static final int DIRECTORY = 0x41ed;
    private static final int FILE = 0x81a4;
    private static final int CHARACTER_DEVICE = 0x2190;

    private FileStatus() {}

    static List<Object> of(Path path, boolean follow) throws IOException {
        var options = follow ? FOLLOW : NO_FOLLOW;
        if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return basic(Files.readAttributes(path, BasicFileAttributes.class, options));
        }
        var unix = Files.readAttributes(path, "unix:*", options);
        var status = new ArrayList<Object>();
        for (var name : List.of("dev", "mode", "nlink", "uid", "gid", "rdev")) {
            status.add(number(unix, name));
        }
        long size = ((Number) unix.getOrDefault("size", 0)).longValue();
        status.add((double) PAGE);
        status.add(number(unix, "ino"));
        status.add((double) size);
        status.add(blocks(size));
        for (var name : List.of("lastAccessTime", "lastModifiedTime", "ctime", "creationTime")) {
            add(status, (FileTime) unix.get(name));
        }
        return status;
    }

    /** Of a file that may have been removed since it was opened; then little more is known than its size. */
    static List<Object> of(OpenFile file) throws IOException {
        try {
            return of(file.path(), true);
        } catch (NoSuchFileException removed) {
            var status = ofStream();
            long size = file.channel().size();
            status.set(1, (double) FILE);
            status.set(2, 0d);
            status.set(6, (double) PAGE);
            status.set(8, (double) size);
            status.set(9, blocks(size));
            return status;
        }
    }

    /** Of standard input, output and error. */
    static List<Object> ofStream() {
        var status = new ArrayList<Object>(List.of(0d, (double) CHARACTER_DEVICE, 1d, 0d, 0d, 0d, 1024d, 0d, 0d, 0d));
        for (int i = 0; i < 4; i++) {
            add(status, FileTime.fromMillis(0));
        }
        return status;
    }

    private static List<Object> basic(BasicFileAttributes attributes) {
        double mode = attributes.isSymbolicLink() ? SYMLINK : attributes.isDirectory() ? DIRECTORY : FILE;
        var status = new ArrayList<Object>(List.of(0d, mode, 1d, 0d, 0d, 0d, (double) PAGE, 0d));
        status.add((double) attributes.size());
        status.add(blocks(attributes.size()));
        add(status, attributes.lastAccessTime());
        add(status, attributes.lastModifiedTime());
        add(status, attributes.lastModifiedTime());
        add(status, attributes.creationTime());
        return status;
    }

    private static double blocks(long size) {
        return Math.ceilDiv(size, PAGE) * (PAGE / BLOCK);
    }

    private static double number(Map<String, Object> attributes, String name) {
        return ((Number) attributes.getOrDefault(name, 0)).doubleValue();
    }

    private static void add(List<Object> status, @Nullable FileTime time) {
        var instant = (time == null ? FileTime.from(0, TimeUnit.SECONDS) : time).toInstant();
        status.add((double) instant.getEpochSecond());
        status.add((double) instant.getNano());
    }
}
