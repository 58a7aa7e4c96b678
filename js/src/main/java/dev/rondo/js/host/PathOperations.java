package dev.rondo.js.host;

import java.io.IOException;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Operations on one file, or two, by path. */
final class PathOperations {
    private static final int COPY_EXCLUSIVE = 1;
    private static final int PERMISSIONS = 0xfff;
    private static final PosixFilePermission[] BITS = {
        PosixFilePermission.OTHERS_EXECUTE,
        PosixFilePermission.OTHERS_WRITE,
        PosixFilePermission.OTHERS_READ,
        PosixFilePermission.GROUP_EXECUTE,
        PosixFilePermission.GROUP_WRITE,
        PosixFilePermission.GROUP_READ,
        PosixFilePermission.OWNER_EXECUTE,
        PosixFilePermission.OWNER_WRITE,
        PosixFilePermission.OWNER_READ,
    };

    private PathOperations() {}

    static Map<String, FileOperation> all() {
        return Map.ofEntries(
                Map.entry("access", PathOperations::access),
                Map.entry("stat", arguments -> stat(arguments, true)),
                Map.entry("lstat", arguments -> stat(arguments, false)),
                Map.entry("realpath", PathOperations::realPath),
                Map.entry("readlink", PathOperations::readLink),
                Map.entry("statfs", PathOperations::store),
                Map.entry("symlink", PathOperations::symbolicLink),
                Map.entry("link", PathOperations::link),
                Map.entry("rename", PathOperations::rename),
                Map.entry("unlink", PathOperations::unlink),
                Map.entry("copyFile", PathOperations::copy),
                Map.entry("chmod", PathOperations::changeMode),
                Map.entry("chown", PathOperations::changeOwner),
                Map.entry("utimes", PathOperations::changeTimes));
    }

    /** The permissions of a file that is to be made; the process's mask takes from them. */
    static FileAttribute<?>[] mode(Path path, int mode) {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        var permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (int bit = 0; bit < BITS.length; bit++) {
            if ((mode & 1 << bit) != 0) {
                permissions.add(BITS[bit]);
            }
        }
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
    }

    private static Callable<@Nullable Object> access(FileArguments arguments) {
        var path = arguments.path(0);
        int wanted = arguments.integer(1);
        var modes = new ArrayList<AccessMode>();
        if ((wanted & 4) != 0) {
            modes.add(AccessMode.READ);
        }
        if ((wanted & 2) != 0) {
            modes.add(AccessMode.WRITE);
        }
        if ((wanted & 1) != 0) {
            modes.add(AccessMode.EXECUTE);
        }
        return () -> {
            path.getFileSystem().provider().checkAccess(path, modes.toArray(AccessMode[]::new));
            return null;
        };
    }

    private static Callable<@Nullable Object> stat(FileArguments arguments, boolean follow) {
        var path = arguments.path(0);
        boolean inDirectory = arguments.string(0).endsWith("/");
        return () -> {
            var status = FileStatus.of(path, follow || inDirectory);
            if (inDirectory && !Files.isDirectory(path)) {
                throw FileErrors.of("ENOTDIR");
            }
            return status;
        };
    }

    /** What statfs tells: type, size of a block, blocks, those that are free, those that may be used, files, free files. */
    private static Callable<@Nullable Object> store(FileArguments arguments) {
        var path = arguments.path(0);
        return () -> {
            var store = Files.getFileStore(path.toRealPath());
            double block = store.getBlockSize();
            return List.of(
                    0d,
                    block,
                    Math.floor(store.getTotalSpace() / block),
                    Math.floor(store.getUnallocatedSpace() / block),
                    Math.floor(store.getUsableSpace() / block),
                    0d,
                    0d);
        };
    }

    private static Callable<@Nullable Object> realPath(FileArguments arguments) {
        var path = arguments.path(0);
        return () -> path.toRealPath().toString();
    }

    private static Callable<@Nullable Object> readLink(FileArguments arguments) {
        var path = arguments.path(0);
        return () -> {
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(path)) {
                throw FileErrors.of("EINVAL");
            }
            return Files.readSymbolicLink(path).toString();
        };
    }

    private static Callable<@Nullable Object> symbolicLink(FileArguments arguments) {
        var target = Path.of(arguments.string(0));
        var path = arguments.path(1);
        return () -> {
            Files.createSymbolicLink(path, target);
            return null;
        };
    }

    private static Callable<@Nullable Object> link(FileArguments arguments) {
        var existing = arguments.path(0);
        var path = arguments.path(1);
        return () -> {
            Files.createLink(path, existing);
            return null;
        };
    }

    private static Callable<@Nullable Object> rename(FileArguments arguments) {
        var from = arguments.path(0);
        var to = arguments.path(1);
        return () -> {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            return null;
        };
    }

    private static Callable<@Nullable Object> unlink(FileArguments arguments) {
        var path = arguments.path(0);
        return () -> {
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                throw FileErrors.of("EISDIR");
            }
            Files.delete(path);
            return null;
        };
    }

    private static Callable<@Nullable Object> copy(FileArguments arguments) {
        var from = arguments.path(0);
        var to = arguments.path(1);
        int flags = arguments.integer(2);
        return () -> {
            if (Files.isDirectory(from) || (Files.isDirectory(to) && (flags & COPY_EXCLUSIVE) == 0)) {
                throw FileErrors.of("EISDIR");
            }
            CopyOption[] options = (flags & COPY_EXCLUSIVE) == 0
                    ? new CopyOption[] {StandardCopyOption.REPLACE_EXISTING}
                    : new CopyOption[0];
            if (!Files.exists(to) || !Files.isSameFile(from, to) || options.length == 0) {
                Files.copy(from, to, options);
            }
            return null;
        };
    }

    private static Callable<@Nullable Object> changeMode(FileArguments arguments) {
        var path = arguments.path(0);
        int mode = arguments.integer(1) & PERMISSIONS;
        return () -> {
            Files.setAttribute(path, "unix:mode", mode);
            return null;
        };
    }

    private static Callable<@Nullable Object> changeOwner(FileArguments arguments) {
        var path = arguments.path(0);
        int user = arguments.integer(1);
        int group = arguments.integer(2);
        var options = arguments.truth(3) ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
        return () -> {
            if (user != -1) {
                Files.setAttribute(path, "unix:uid", user, options);
            }
            if (group != -1) {
                Files.setAttribute(path, "unix:gid", group, options);
            }
            return null;
        };
    }

    /** Path, the times of access and change in seconds, whether to follow a link. */
    private static Callable<@Nullable Object> changeTimes(FileArguments arguments) {
        var path = arguments.path(0);
        var accessed = time(arguments.number(1));
        var changed = time(arguments.number(2));
        var options = arguments.truth(3) ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
        return () -> {
            setTimes(path, accessed, changed, options);
            return null;
        };
    }

    private static void setTimes(Path path, FileTime accessed, FileTime changed, LinkOption[] options)
            throws IOException {
        Files.getFileAttributeView(path, BasicFileAttributeView.class, options).setTimes(changed, accessed, null);
    }

    private static FileTime time(double seconds) {
        return FileTime.from(Math.round(seconds * 1e6), TimeUnit.MICROSECONDS);
    }
}
