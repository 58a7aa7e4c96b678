package dev.rondo.http.wire;

import static dev.rondo.Rondo.await;
import static dev.rondo.Rondo.go;
import static dev.rondo.Rondo.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rondo.promise.Promise;
import dev.rondo.promise.Resolvers;
import dev.rondo.scope.Deadline;
import dev.rondo.scope.DeadlineExceededException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is packed while its target lets the writers wait. */
@Timeout(30)
class PackerTest {
    private static final byte[] LARGE = new byte[100_000];
    private static final byte[] SMALL = {1, 2, 3};

    static {
        new Random(1).nextBytes(LARGE);
    }

    /** More than gzip has of it, which is written at once. */
    private static final int HEAD = 20;

    /** Takes a piece, and lets who has brought it wait. */
    private static final class Slow extends OutputStream {
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private final Resolvers<String> begun = Promise.withResolvers();
        private final Resolvers<String> open = Promise.withResolvers();

        @Override
        public void write(int octet) {
            taken.write(octet);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            taken.write(bytes, offset, length);
            if (length > HEAD) {
                begun.resolve("");
                await(open.promise());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void who_writes_while_another_waits_does_not_get_in_between(ContentCoding coding) {
        run(() -> {
            var slow = new Slow();
            var packer = coding.pack(slow);
            var first = go("first", () -> {
                packer.write(LARGE, 0, LARGE.length);
                return null;
            });
            await(slow.begun.promise());
            var second = go("second", () -> {
                packer.write(SMALL, 0, SMALL.length);
                return null;
            });
            var third = go("opens", () -> slow.open.resolve(""));
            third.await();
            first.await();
            second.await();
            packer.finish();
            packer.release();
            var unpacked = coding.unpack(new ByteArrayInputStream(slow.taken.toByteArray()));
            assertThat(unpacked.readNBytes(LARGE.length)).isEqualTo(LARGE);
            assertThat(unpacked.readAllBytes()).isEqualTo(SMALL);
        });
    }

    @Test
    void nothing_is_written_behind_what_was_broken_off() {
        run(() -> {
            var packer = ContentCoding.GZIP.pack(new Slow());
            assertThatThrownBy(() -> Deadline.within(Duration.ofMillis(1), () -> packer.write(LARGE, 0, LARGE.length)))
                    .isInstanceOf(DeadlineExceededException.class);
            assertThatThrownBy(packer::finish).isInstanceOf(IOException.class).hasMessageContaining("broken off");
            packer.release();
        });
    }
}
