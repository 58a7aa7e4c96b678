package dev.rondo.js.host;

import dev.rondo.js.engine.Arguments;
import dev.rondo.js.engine.Engine;
import dev.rondo.js.zlib.Compressor;
import dev.rondo.js.zlib.Decompressor;
import dev.rondo.js.zlib.ZlibException;
import dev.rondo.js.zlib.ZlibFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compression by zlib. What went wrong is an array of zlib's name and message for it. */
final class ZlibBinding {
    private ZlibBinding() {}

    static Object create(Engine engine) {
        return new Binding(engine)
                .method(
                        "compressor",
                        arguments -> new Compressor(
                                ZlibFormat.valueOf(arguments.string(0)),
                                (int) arguments.integer(1),
                                (int) arguments.integer(2),
                                arguments.isMissing(3) ? null : arguments.bytes(3)))
                .method("compress", ZlibBinding::compress)
                .method(
                        "decompressor",
                        arguments -> new Decompressor(
                                ZlibFormat.valueOf(arguments.string(0)),
                                arguments.isMissing(1) ? null : arguments.bytes(1)))
                .method("decompress", ZlibBinding::decompress)
                .method("close", ZlibBinding::close)
                .object();
    }

    /** Bytes, then whether what stands inside is to come out, and whether that was all. */
    private static Object compress(Arguments arguments) {
        return arguments.host(0, Compressor.class).compress(arguments.bytes(1), arguments.truth(2), arguments.truth(3));
    }

    /** Bytes, how many may come out, and whether that was all; no bytes means that more wait from before. */
    private static Object decompress(Arguments arguments) {
        try {
            return arguments
                    .host(0, Decompressor.class)
                    .decompress(arguments.bytes(1), (int) arguments.integer(2), arguments.truth(3));
        } catch (ZlibException wrong) {
            return List.of(wrong.name(), wrong.getMessage());
        }
    }

    private static @Nullable Object close(Arguments arguments) {
        if (arguments.host(0, Object.class) instanceof Compressor compressor) {
            compressor.close();
        } else {
            arguments.host(0, Decompressor.class).close();
        }
        return null;
    }
}
