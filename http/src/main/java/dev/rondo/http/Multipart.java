package dev.rondo.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a form with files, {@code multipart/form-data} (RFC 7578), one after another as they arrive: nothing is kept but what
 * somebody reads, and while nobody reads, the client waits. The body of a part can be read until the next part is asked for, which
 * skips the rest of it. Looping over it throws {@link UncheckedIOException}; {@link #next()} throws what it is of. For fibers.
 */
public final class Multipart implements Iterable<Part> {
    private final MultipartReader reader;
    private final MultipartLimits limits;
    private @Nullable Part current;
    private int count;

    private Multipart(MultipartReader reader, MultipartLimits limits) {
        this.reader = reader;
        this.limits = limits;
    }

    static Multipart of(Body body, MultipartLimits limits) {
        var type = body.type();
        if (!MediaType.is(type, "multipart/form-data")) {
            throw new HttpException(
                    415, "multipart/form-data is wanted here, and this is " + (type == null ? "something else" : type));
        }
        var boundary = MediaType.parameter(type, "boundary");
        if (boundary == null || !boundary.matches("[0-9A-Za-z'()+_,./:=? -]{0,69}[0-9A-Za-z'()+_,./:=?-]")) {
            throw new HttpException(
                    400, "multipart/form-data needs a boundary of 1 to 70 letters, digits or some of '()+_,-./:=?");
        }
        return new Multipart(new MultipartReader(body, boundary, limits.headerBytes()), limits);
    }

    /**
     * The next part; null at the end.
     *
     * @throws HttpException with the status 400 if that is no part, or the body ends in its midst; 413 or 431 if there is more of
     *     something than the limits let pass
     * @throws IOException as {@link Body#read}
     */
    public @Nullable Part next() throws IOException {
        if (current != null) {
            current.leave();
            current = null;
        }
        var head = reader.nextHead();
        if (head == null) {
            return null;
        }
        if (++count > limits.parts()) {
            throw new HttpException(413, "the form has more than the " + limits.parts() + " parts that are taken here");
        }
        current = Part.of(PartHead.parse(head), reader, limits.fieldBytes());
        return current;
    }

    @Override
    public Iterator<Part> iterator() {
        return new Iterator<>() {
            private @Nullable Part next;
            private boolean looked;

            @Override
            public boolean hasNext() {
                if (!looked) {
                    looked = true;
                    try {
                        next = Multipart.this.next();
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    }
                }
                return next != null;
            }

            @Override
            public Part next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("the form has no more parts");
                }
                looked = false;
                return Objects.requireNonNull(next);
            }
        };
    }
}
