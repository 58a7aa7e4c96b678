package dev.rondo.js.engine;

import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.nodes.RootNode;
import com.oracle.truffle.api.object.HiddenKey;
import com.oracle.truffle.api.source.SourceSection;
import com.oracle.truffle.js.runtime.GraalJSException;
import com.oracle.truffle.js.runtime.JSErrorType;
import com.oracle.truffle.js.runtime.JSException;
import com.oracle.truffle.js.runtime.JSRuntime;
import com.oracle.truffle.js.runtime.JobCallback;
import com.oracle.truffle.js.runtime.Strings;
import com.oracle.truffle.js.runtime.builtins.JSArgumentsObject;
import com.oracle.truffle.js.runtime.builtins.JSArrayBufferObject;
import com.oracle.truffle.js.runtime.builtins.JSArrayObject;
import com.oracle.truffle.js.runtime.builtins.JSAsyncGeneratorObject;
import com.oracle.truffle.js.runtime.builtins.JSBigIntObject;
import com.oracle.truffle.js.runtime.builtins.JSBooleanObject;
import com.oracle.truffle.js.runtime.builtins.JSCollectionIteratorObject;
import com.oracle.truffle.js.runtime.builtins.JSDataViewObject;
import com.oracle.truffle.js.runtime.builtins.JSDateObject;
import com.oracle.truffle.js.runtime.builtins.JSErrorObject;
import com.oracle.truffle.js.runtime.builtins.JSFunction;
import com.oracle.truffle.js.runtime.builtins.JSFunctionData;
import com.oracle.truffle.js.runtime.builtins.JSFunctionObject;
import com.oracle.truffle.js.runtime.builtins.JSGeneratorObject;
import com.oracle.truffle.js.runtime.builtins.JSMapIteratorObject;
import com.oracle.truffle.js.runtime.builtins.JSMapObject;
import com.oracle.truffle.js.runtime.builtins.JSModuleNamespaceObject;
import com.oracle.truffle.js.runtime.builtins.JSNumberObject;
import com.oracle.truffle.js.runtime.builtins.JSPromiseObject;
import com.oracle.truffle.js.runtime.builtins.JSProxy;
import com.oracle.truffle.js.runtime.builtins.JSProxyObject;
import com.oracle.truffle.js.runtime.builtins.JSRegExpObject;
import com.oracle.truffle.js.runtime.builtins.JSSetIteratorObject;
import com.oracle.truffle.js.runtime.builtins.JSSetObject;
import com.oracle.truffle.js.runtime.builtins.JSSharedArrayBuffer;
import com.oracle.truffle.js.runtime.builtins.JSStringObject;
import com.oracle.truffle.js.runtime.builtins.JSSymbolObject;
import com.oracle.truffle.js.runtime.builtins.JSTypedArrayObject;
import com.oracle.truffle.js.runtime.builtins.JSWeakMapObject;
import com.oracle.truffle.js.runtime.builtins.JSWeakRefObject;
import com.oracle.truffle.js.runtime.builtins.JSWeakSetObject;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSObject;
import com.oracle.truffle.js.runtime.objects.JSObjectUtil;
import com.oracle.truffle.js.runtime.objects.Null;
import com.oracle.truffle.js.runtime.objects.PromiseReactionRecord;
import com.oracle.truffle.js.runtime.objects.Undefined;
import com.oracle.truffle.js.runtime.util.JSHashMap;
import dev.rondo.trace.Origin;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What JavaScript itself cannot see of its objects. */
public final class Inspection {
    private static final HiddenKey REACTION =
            hiddenKey("com.oracle.truffle.js.nodes.promise.PromiseReactionJobNode", "REACTION_KEY");
    private static final HiddenKey AWAITING =
            hiddenKey("com.oracle.truffle.js.nodes.control.AbstractAwaitNode", "ASYNC_TARGET");

    private Inspection() {}

    /** What an object is underneath, whatever its prototype says; the names that util.inspect knows. */
    public static String classOf(Object value) {
        return switch (value) {
            case JSArgumentsObject _ -> "Arguments";
            case JSArrayObject _ -> "Array";
            case JSArrayBufferObject buffer ->
                JSSharedArrayBuffer.isJSSharedArrayBuffer(buffer) ? "SharedArrayBuffer" : "ArrayBuffer";
            case JSBigIntObject _ -> "BigInt";
            case JSBooleanObject _ -> "Boolean";
            case JSNumberObject _ -> "Number";
            case JSStringObject _ -> "String";
            case JSSymbolObject _ -> "Symbol";
            case JSDataViewObject _ -> "DataView";
            case JSDateObject _ -> "Date";
            case JSErrorObject _ -> "Error";
            case JSFunctionObject _ -> "Function";
            case JSGeneratorObject _ -> "Generator";
            case JSAsyncGeneratorObject _ -> "Generator";
            case JSMapObject _ -> "Map";
            case JSMapIteratorObject _ -> "MapIterator";
            case JSModuleNamespaceObject _ -> "ModuleNamespace";
            case JSPromiseObject _ -> "Promise";
            case JSProxyObject _ -> "Proxy";
            case JSRegExpObject _ -> "RegExp";
            case JSSetObject _ -> "Set";
            case JSSetIteratorObject _ -> "SetIterator";
            case JSTypedArrayObject _ -> "TypedArray";
            case JSWeakMapObject _ -> "WeakMap";
            case JSWeakRefObject _ -> "WeakRef";
            case JSWeakSetObject _ -> "WeakSet";
            case JSDynamicObject _ -> "Object";
            default -> "Foreign";
        };
    }

    /** The sort of a function, as bits: 1 async, 2 generator, 4 class. */
    public static int functionKind(Object value) {
        if (!(value instanceof JSFunctionObject function)) {
            return 0;
        }
        var data = JSFunction.getFunctionData(function);
        return (data.isAsync() ? 1 : 0) | (data.isGenerator() ? 2 : 0) | (data.isClassConstructor() ? 4 : 0);
    }

    /**
     * The state of a promise (0 pending, 1 fulfilled, 2 rejected), its result, and whether somebody listens; null if it is
     * no promise.
     */
    public static @Nullable List<Object> promise(Object value) {
        if (!(value instanceof JSPromiseObject promise)) {
            return null;
        }
        var result = promise.getPromiseState() == 0 ? null : promise.getPromiseResult();
        return List.of(promise.getPromiseState(), result == null ? Undefined.instance : result, promise.isHandled());
    }

    /** The target and the handler of a proxy, both null of the language once it is revoked; null if it is none. */
    public static @Nullable List<Object> proxy(Object value) {
        if (!(value instanceof JSProxyObject proxy)) {
            return null;
        }
        return JSProxy.isRevoked(proxy)
                ? List.of(Null.instance, Null.instance)
                : List.of(proxy.getProxyTarget(), proxy.getProxyHandler());
    }

    /** What is left in an iterator, or is in a weak collection, and whether keys and values alternate; null if unknown. */
    public static @Nullable List<Object> entries(Object value) {
        return switch (value) {
            case JSCollectionIteratorObject iterator -> rest(iterator);
            case JSWeakMapObject map -> weakEntries(map.getWeakHashMap(), true);
            case JSWeakSetObject set -> weakEntries(set.getWeakHashMap(), false);
            default -> null;
        };
    }

    /** The own keys of an object but for array indices. */
    public static List<Object> nonIndexKeys(Object value, boolean onlyEnumerable) {
        var object = (JSDynamicObject) value;
        var keys = new ArrayList<>();
        for (var key : JSObject.ownPropertyKeys(object)) {
            var property = JSRuntime.isArrayIndex(key) ? null : JSObject.getOwnProperty(object, key);
            if (property != null && (!onlyEnumerable || property.getEnumerable())) {
                keys.add(key);
            }
        }
        return keys;
    }

    private static @Nullable List<Object> weakEntries(Map<Object, Object> weak, boolean withValues) {
        var entries = new ArrayList<>();
        try {
            for (var entry : weak.entrySet()) {
                entries.add(entry.getKey());
                if (withValues) {
                    entries.add(entry.getValue());
                }
            }
        } catch (UnsupportedOperationException unknown) {
            return null;
        }
        return List.of(entries, withValues);
    }

    private static List<Object> rest(JSCollectionIteratorObject iterator) {
        var rest = new ArrayList<>();
        int kind = iterator.getIterationKind();
        JSHashMap.@Nullable Cursor at = iterator.getNextIndex();
        if (at != null) {
            for (var next = at.copy(); next.advance(); ) {
                if (kind != JSRuntime.ITERATION_KIND_VALUE) {
                    rest.add(next.getKey());
                }
                if (kind != JSRuntime.ITERATION_KIND_KEY) {
                    rest.add(iterator instanceof JSSetIteratorObject ? next.getKey() : next.getValue());
                }
            }
        }
        return List.of(rest, kind == JSRuntime.ITERATION_KIND_KEY_PLUS_VALUE);
    }

    /** The place, the line of source and a caret below the column, of an exception or an error object. */
    static @Nullable String location(Object error) {
        var exception = error instanceof JSErrorObject object ? object.getException() : error;
        var section = exception == null ? null : section(exception);
        if (section != null && isOfProgram(section.getSource().getName())) {
            var source = section.getSource();
            var line = source.getCharacters(section.getStartLine()).toString();
            int column = columnOfThrow(error, line, section.getStartColumn());
            return location(source.getName(), section.getStartLine(), column, line);
        }
        if (exception instanceof GraalJSException thrown) {
            for (var frame : thrown.getJSStackTrace()) {
                var file = frame.getFileName() == null ? "" : Strings.toJavaString(frame.getFileName());
                var source = frame.getLine();
                if (source != null && isOfProgram(file)) {
                    var line = Strings.toJavaString(source);
                    int column = columnOfThrow(error, line, frame.getColumnNumber());
                    return location(file, frame.getLineNumber(), column, line);
                }
            }
        }
        return null;
    }

    private static boolean isOfProgram(String source) {
        return !source.startsWith("node:") && !source.equals("<builtin>");
    }

    /** Where the reader looks for an error that was thrown and is made right there: at the word before it. */
    private static int columnOfThrow(Object error, String line, int column) {
        var before = line.substring(0, Math.clamp(column - 1, 0, line.length())).stripTrailing();
        return error instanceof Throwable && before.endsWith("throw") ? before.length() - 4 : column;
    }

    /** A syntax error of a source that could not be parsed: place and message in a line, the source, a caret below it. */
    static @Nullable String syntaxError(Object error) {
        var exception = error instanceof JSErrorObject object ? object.getException() : error;
        if (!(exception instanceof JSException invalid) || invalid.getErrorType() != JSErrorType.SyntaxError) {
            return null;
        }
        var section = section(invalid);
        if (section == null) {
            return null;
        }
        var source = section.getSource();
        int line = section.getStartLine();
        int column = section.getStartColumn();
        return source.getName() + ":" + line + ":" + column + ": SyntaxError: " + invalid.getRawMessage() + "\n"
                + source.getCharacters(line) + "\n" + " ".repeat(Math.max(0, column - 1)) + "^";
    }

    private static String location(String file, int line, int column, String text) {
        return file + ":" + line + "\n" + text + "\n" + " ".repeat(Math.max(0, column - 1)) + "^";
    }

    private static @Nullable SourceSection section(Object exception) {
        try {
            var interop = InteropLibrary.getUncached();
            var section = interop.hasSourceLocation(exception) ? interop.getSourceLocation(exception) : null;
            return section != null && section.isAvailable() ? section : null;
        } catch (UnsupportedMessageException unknown) {
            return null;
        }
    }

    static int origin(JSFunctionData function) {
        return origin(Strings.toJavaString(function.getName()), function.getRootNode());
    }

    static int originOfAwait(RootNode function) {
        return origin("await in", function);
    }

    private static int origin(String name, @Nullable RootNode root) {
        var section = root == null ? null : root.getSourceSection();
        if (section == null || !section.isAvailable()) {
            return Origin.of(name.isEmpty() ? "(native)" : name + " (native)");
        }
        var file = section.getSource().getName();
        var place = file.substring(file.lastIndexOf('/') + 1) + ":" + section.getStartLine() + ":"
                + section.getStartColumn();
        return Origin.of(name.isEmpty() ? place : name + " " + place);
    }

    /** Where the code stands that a promise job is going to run: a reaction, or an async function that goes on. */
    static int originOfJob(Engine engine, JSFunctionObject job) {
        if (hidden(job, REACTION) instanceof PromiseReactionRecord reaction
                && callbackOf(reaction) instanceof JSFunctionObject function) {
            return hidden(function, AWAITING) instanceof RootCallTarget awaiting
                    ? engine.originOfAwait(awaiting.getRootNode())
                    : engine.origin(function);
        }
        return engine.origin(job);
    }

    private static @Nullable Object callbackOf(PromiseReactionRecord reaction) {
        JobCallback handler = reaction.getHandler();
        return handler == null ? null : handler.callback();
    }

    static @Nullable Object hidden(JSDynamicObject object, HiddenKey key) {
        return JSObjectUtil.getHiddenProperty(object, key);
    }

    private static HiddenKey hiddenKey(String type, String name) {
        try {
            Field field = Class.forName(type).getDeclaredField(name);
            field.setAccessible(true);
            return (HiddenKey) field.get(null);
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException(
                    "this version of GraalJS has no " + type + "." + name
                            + "; use the version that Rondo was built with",
                    missing);
        }
    }
}
