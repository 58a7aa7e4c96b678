package dev.rondo.js.zlib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ZlibTest {
    private static final byte[] DATA = data();

    private static byte[] data() {
        var random = new Random(1);
        var bytes = new byte[100_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ('a' + random.nextInt(4));
        }
        return bytes;
    }

    @ParameterizedTest
    @EnumSource(
            value = ZlibFormat.class,
            names = {"RAW", "ZLIB", "GZIP"})
    void what_was_compressed_comes_back_byte_by_byte(ZlibFormat format) throws ZlibException {
        try (var compressor = new Compressor(format, 6, 0, null);
                var decompressor = new Decompressor(format == ZlibFormat.RAW ? format : ZlibFormat.ANY, null)) {
            var packed = compressor.compress(DATA, false, true);
            var out = new ByteArrayOutputStream();
            for (byte each : packed) {
                out.writeBytes(decompressor.decompress(new byte[] {each}, Integer.MAX_VALUE, false));
            }
            out.writeBytes(decompressor.decompress(new byte[0], Integer.MAX_VALUE, true));
            assertThat(out.toByteArray()).isEqualTo(DATA);
        }
    }

    @Test
    void gzip_is_what_java_understands() throws IOException {
        try (var compressor = new Compressor(ZlibFormat.GZIP, -1, 0, null);
                var java = new GZIPInputStream(new ByteArrayInputStream(compressor.compress(DATA, false, true)))) {
            assertThat(java.readAllBytes()).isEqualTo(DATA);
        }
    }

    @Test
    void no_more_comes_out_than_was_asked_for() throws ZlibException {
        try (var compressor = new Compressor(ZlibFormat.ZLIB, 9, 0, null);
                var decompressor = new Decompressor(ZlibFormat.ZLIB, null)) {
            var packed = compressor.compress(new byte[1_000_000], false, true);
            assertThat(decompressor.decompress(packed, 1000, true)).hasSize(1000);
            assertThat(decompressor.decompress(new byte[0], Integer.MAX_VALUE, true))
                    .hasSize(999_000);
        }
    }

    @Test
    void a_changed_byte_and_a_missing_end_are_errors() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var java = new GZIPOutputStream(out)) {
            java.write(DATA);
        }
        var packed = out.toByteArray();
        var shorter = Arrays.copyOf(packed, packed.length - 3);
        assertThatThrownBy(() -> unpack(shorter)).hasMessage("unexpected end of file");
        packed[packed.length - 6] ^= 1;
        assertThatThrownBy(() -> unpack(packed)).hasMessage("incorrect data check");
        packed[0] = 'x';
        assertThatThrownBy(() -> unpack(packed)).hasMessage("incorrect header check");
    }

    private static void unpack(byte[] packed) throws ZlibException {
        try (var decompressor = new Decompressor(ZlibFormat.GZIP, null)) {
            var _ = decompressor.decompress(packed, Integer.MAX_VALUE, true);
        }
    }
}
