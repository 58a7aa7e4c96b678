package dev.rondo.js.engine;

import com.oracle.truffle.js.runtime.JSArguments;
import com.oracle.truffle.js.runtime.JSRuntime;
import com.oracle.truffle.js.runtime.builtins.JSArrayBuffer;
import com.oracle.truffle.js.runtime.builtins.JSArrayBufferView;
import com.oracle.truffle.js.runtime.builtins.JSFunctionObject;
import com.oracle.truffle.js.runtime.builtins.JSTypedArrayObject;
import com.oracle.truffle.js.runtime.objects.Undefined;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a {@link HostFunction}. The built-in modules check what programs pass before they call the host, so
 * what does not fit here is a mistake of theirs and throws a {@link ClassCastException}.
 */
public final class Arguments {
    private final Engine engine;
    private final Object[] frame;

    Arguments(Engine engine, Object[] frame) {
        this.engine = engine;
        this.frame = frame;
    }

    /** How many there are. */
    public int count() {
        return JSArguments.getUserArgumentCount(frame);
    }

    /** The argument as it is; {@code undefined} where there is none. */
    public Object value(int index) {
        return index < count() ? JSArguments.getUserArgument(frame, index) : Undefined.instance;
    }

    /** The arguments from {@code index} on, as they are. */
    public Object[] rest(int index) {
        return index < count() ? JSArguments.extractUserArguments(frame, index) : new Object[0];
    }

    /** Whether the argument is missing, {@code undefined} or {@code null}. */
    public boolean isMissing(int index) {
        return JSRuntime.isNullOrUndefined(value(index));
    }

    /** The argument as a string. */
    public String string(int index) {
        return JSRuntime.toJavaString(value(index));
    }

    /** The argument as a string, or null if it is missing. */
    public @Nullable String stringOrNull(int index) {
        return isMissing(index) ? null : string(index);
    }

    /** The argument as a number. */
    public double number(int index) {
        return JSRuntime.toDouble(value(index));
    }

    /** The argument as a whole number; what does not fit becomes the nearest that does. */
    public long integer(int index) {
        return (long) number(index);
    }

    /** Whether the argument is truthy. */
    public boolean truth(int index) {
        return JSRuntime.toBoolean(value(index));
    }

    /** The argument as a function. */
    public Object function(int index) {
        return JSFunctionObject.class.cast(value(index));
    }

    /** The host object that went to JavaScript as an opaque one. */
    public <T> T host(int index, Class<T> type) {
        return type.cast(engine.fromGuest(value(index)));
    }

    /** A copy of the bytes of a typed array or an {@code ArrayBuffer}. */
    public byte[] bytes(int index) {
        var value = value(index);
        if (value instanceof JSTypedArrayObject view) {
            var all = JSArrayBuffer.getByteArray(JSArrayBufferView.getArrayBuffer(view));
            int from = JSArrayBufferView.getByteOffset(view, engine.context());
            return Arrays.copyOfRange(all, from, from + JSArrayBufferView.getByteLength(view, engine.context()));
        }
        return JSArrayBuffer.getByteArray(value).clone();
    }

    /**
     * Writes bytes into a typed array or an {@code ArrayBuffer}.
     *
     * @param at where the first one goes; what does not fit behind it is dropped
     */
    public void write(int index, int at, byte[] bytes) {
        var value = value(index);
        var buffer = value instanceof JSTypedArrayObject view ? JSArrayBufferView.getArrayBuffer(view) : value;
        int from = at;
        int room = JSArrayBuffer.getByteArray(buffer).length - at;
        if (value instanceof JSTypedArrayObject view) {
            from += JSArrayBufferView.getByteOffset(view, engine.context());
            room = JSArrayBufferView.getByteLength(view, engine.context()) - at;
        }
        System.arraycopy(bytes, 0, JSArrayBuffer.getByteArray(buffer), from, Math.clamp(room, 0, bytes.length));
    }
}
