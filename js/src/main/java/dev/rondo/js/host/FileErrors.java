package dev.rondo.js.host;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which error of the operating system, by its name such as {@code ENOENT}, an exception of Java stands for. */
final class FileErrors {
    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("Argument list too long", "E2BIG"),
            Map.entry("Bad file descriptor", "EBADF"),
            Map.entry("Broken pipe", "EPIPE"),
            Map.entry("Device or resource busy", "EBUSY"),
            Map.entry("Directory not empty", "ENOTEMPTY"),
            Map.entry("Exec format error", "ENOEXEC"),
            Map.entry("File exists", "EEXIST"),
            Map.entry("File name too long", "ENAMETOOLONG"),
            Map.entry("File too large", "EFBIG"),
            Map.entry("Illegal seek", "ESPIPE"),
            Map.entry("Invalid argument", "EINVAL"),
            Map.entry("Invalid cross-device link", "EXDEV"),
            Map.entry("Is a directory", "EISDIR"),
            Map.entry("No space left on device", "ENOSPC"),
            Map.entry("No such device or address", "ENXIO"),
            Map.entry("No such file or directory", "ENOENT"),
            Map.entry("Not a directory", "ENOTDIR"),
            Map.entry("Operation not permitted", "EPERM"),
            Map.entry("Operation not supported", "ENOTSUP"),
            Map.entry("Permission denied", "EACCES"),
            Map.entry("Read-only file system", "EROFS"),
            Map.entry("Text file busy", "ETXTBSY"),
            Map.entry("Too many levels of symbolic links", "ELOOP"),
            Map.entry("Too many open files", "EMFILE"));

    private FileErrors() {}

    /** An error that Java has no exception for. */
    static IOException of(String code) {
        return new Coded(code);
    }

    static String codeOf(Exception error) {
        return switch (error) {
            case Coded coded -> coded.code;
            case NoSuchFileException _ -> "ENOENT";
            case FileAlreadyExistsException _ -> "EEXIST";
            case DirectoryNotEmptyException _ -> "ENOTEMPTY";
            case AccessDeniedException _ -> "EACCES";
            case NotDirectoryException _ -> "ENOTDIR";
            case FileSystemLoopException _ -> "ELOOP";
            case NotLinkException _ -> "EINVAL";
            case AtomicMoveNotSupportedException _ -> "EXDEV";
            case FileSystemException known -> reason(known.getReason());
            case ClosedChannelException _ -> "EBADF";
            case IOException other -> reason(other.getMessage());
            case NonReadableChannelException _, NonWritableChannelException _ -> "EBADF";
            case InvalidPathException _, IllegalArgumentException _ -> "EINVAL";
            case UnsupportedOperationException _ -> "ENOSYS";
            case SecurityException _ -> "EPERM";
            default -> throw new IllegalStateException("not an error of a file system", error);
        };
    }

    private static String reason(@Nullable String text) {
        return text == null ? "EIO" : REASONS.getOrDefault(text, "EIO");
    }

    private static final class Coded extends IOException {
        private static final long serialVersionUID = 1;

        private final String code;

        Coded(String code) {
            super(code, null);
            this.code = code;
        }
    }
}
