import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What the service and its client know of each other, which protoc makes in most programs. Texts are the messages here. */
final class Greeting {
    static final MethodDescriptor<String, String> GREET = method(MethodType.UNARY, "Greet");
    static final MethodDescriptor<String, String> COUNT_DOWN = method(MethodType.SERVER_STREAMING, "CountDown");

    private Greeting() {}

    private static MethodDescriptor<String, String> method(MethodType type, String name) {
        return MethodDescriptor.newBuilder(new Text(), new Text())
                .setType(type)
                .setFullMethodName("rondo.Example/" + name)
                .build();
    }

    /** How a text travels. */
    private static final class Text implements MethodDescriptor.Marshaller<String> {
        @Override
        public InputStream stream(String text) {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String parse(InputStream bytes) {
            try (bytes) {
                return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException error) {
                throw new UncheckedIOException(error);
            }
        }
    }
}
