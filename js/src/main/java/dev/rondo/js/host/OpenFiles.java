package dev.rondo.js.host;

import dev.rondo.js.host.Host.Settings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The files that a program has open, by their descriptors: numbers that Rondo gives out itself, from 3 on. 0 to 2 are
 * standard input, output and error.
 */
final class OpenFiles {
    private static final int ACCESS = 3;
    private static final int WRITE_ONLY = 1;
    private static final int READ_WRITE = 2;
    private static final int CREATE = 0x40;
    private static final int EXCLUSIVE = 0x80;
    private static final int TRUNCATE = 0x200;
    private static final int APPEND = 0x400;
    private static final int DATA_SYNC = 0x1000;
    private static final int DIRECTORY = 0x10000;
    private static final int NO_FOLLOW = 0x20000;
    private static final int SYNC = 0x101000;

    private final Settings settings;
    private final TreeMap<Integer, OpenFile> files = new TreeMap<>();

    OpenFiles(Settings settings) {
        this.settings = settings;
    }

    Map<String, FileOperation> operations() {
        return Map.of(
                "open", this::open,
                "close", this::close,
                "read", this::read,
                "write", this::write,
                "fstat", this::stat,
                "ftruncate", this::truncate,
                "fsync", this::sync,
                "pathOf", this::pathOf);
    }

    private Callable<@Nullable Object> open(FileArguments arguments) {
        var path = arguments.path(0);
        int flags = arguments.integer(1);
        int mode = arguments.integer(2);
        var text = arguments.string(0);
        return () -> {
            if (text.endsWith("/") && Files.isRegularFile(path)) {
                throw FileErrors.of("ENOTDIR");
            }
            return open(path, flags, mode);
        };
    }

    private int open(Path path, int flags, int mode) throws IOException {
        boolean writes = (flags & ACCESS) == WRITE_ONLY || (flags & ACCESS) == READ_WRITE;
        if ((flags & DIRECTORY) != 0 && Files.exists(path) && !Files.isDirectory(path)) {
            throw FileErrors.of("ENOTDIR");
        }
        if (writes && Files.isDirectory(path)) {
            throw FileErrors.of((flags & EXCLUSIVE) == 0 ? "EISDIR" : "EEXIST");
        }
        if (!writes && (flags & CREATE) != 0 && Files.notExists(path)) {
            FileChannel.open(path, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE))
                    .close();
        }
        var channel = FileChannel.open(path, options(flags, writes), PathOperations.mode(path, mode));
        return add(new OpenFile(channel, path, (flags & APPEND) != 0));
    }

    /** Java refuses files that are read and appended to; {@link OpenFile} appends by itself. */
    private static Set<OpenOption> options(int flags, boolean writes) {
        var options = new HashSet<OpenOption>();
        if ((flags & ACCESS) != WRITE_ONLY) {
            options.add(StandardOpenOption.READ);
        }
        if (writes) {
            options.add(StandardOpenOption.WRITE);
            if ((flags & CREATE) != 0) {
                options.add((flags & EXCLUSIVE) == 0 ? StandardOpenOption.CREATE : StandardOpenOption.CREATE_NEW);
            }
            if ((flags & TRUNCATE) != 0) {
                options.add(StandardOpenOption.TRUNCATE_EXISTING);
            }
        }
        if ((flags & NO_FOLLOW) != 0) {
            options.add(LinkOption.NOFOLLOW_LINKS);
        }
        if ((flags & SYNC) == SYNC) {
            options.add(StandardOpenOption.SYNC);
        } else if ((flags & DATA_SYNC) != 0) {
            options.add(StandardOpenOption.DSYNC);
        }
        return options;
    }

    private synchronized int add(OpenFile file) {
        int descriptor = 3;
        while (files.containsKey(descriptor)) {
            descriptor++;
        }
        files.put(descriptor, file);
        return descriptor;
    }

    private synchronized OpenFile get(int descriptor) throws IOException {
        var file = files.get(descriptor);
        if (file == null) {
            throw FileErrors.of("EBADF");
        }
        return file;
    }

    private Callable<@Nullable Object> close(FileArguments arguments) {
        int descriptor = arguments.integer(0);
        return () -> {
            if (descriptor > 2) {
                take(descriptor).channel().close();
            }
            return null;
        };
    }

    private synchronized OpenFile take(int descriptor) throws IOException {
        var file = get(descriptor);
        files.remove(descriptor);
        return file;
    }

    /** Descriptor, typed array, where in it, how much, where in the file or -1. */
    private Callable<@Nullable Object> read(FileArguments arguments) {
        int descriptor = arguments.integer(0);
        int at = arguments.integer(2);
        int length = arguments.integer(3);
        long position = arguments.position(4);
        return () -> {
            byte[] bytes;
            if (descriptor == 0) {
                bytes = new byte[length];
                bytes = Arrays.copyOf(bytes, Math.max(settings.stdin().read(bytes), 0));
            } else {
                bytes = get(descriptor).read(length, position);
            }
            return arguments.fill(1, at, bytes);
        };
    }

    /** Descriptor, bytes, where in the file or -1. */
    private Callable<@Nullable Object> write(FileArguments arguments) {
        int descriptor = arguments.integer(0);
        var bytes = arguments.bytes(1);
        long position = arguments.position(2);
        return () -> {
            if (descriptor == 1 || descriptor == 2) {
                var stream = descriptor == 1 ? settings.stdout() : settings.stderr();
                stream.write(bytes);
                stream.flush();
                return bytes.length;
            }
            return get(descriptor).write(ByteBuffer.wrap(bytes), position);
        };
    }

    private Callable<@Nullable Object> stat(FileArguments arguments) {
        int descriptor = arguments.integer(0);
        return () -> descriptor < 3 ? FileStatus.ofStream() : FileStatus.of(get(descriptor));
    }

    private Callable<@Nullable Object> truncate(FileArguments arguments) {
        int descriptor = arguments.integer(0);
        long length = arguments.position(1);
        return () -> {
            get(descriptor).truncate(length);
            return null;
        };
    }

    private Callable<@Nullable Object> sync(FileArguments arguments) {
        int descriptor = arguments.integer(0);
        boolean metadata = arguments.truth(1);
        return () -> {
            get(descriptor).channel().force(metadata);
            return null;
        };
    }

    /** For operations on descriptors that Java has only for paths. */
    private Callable<@Nullable Object> pathOf(FileArguments arguments) {
        int descriptor = arguments.integer(0);
        return () -> get(descriptor).path().toString();
    }
}
