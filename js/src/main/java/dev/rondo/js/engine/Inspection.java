package dev.rondo.js.engine;

import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.interop.UnsupportedMessageException;
import com.oracle.truffle.api.object.HiddenKey;
import com.oracle.truffle.api.source.SourceSection;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What JavaScript itself cannot see of its objects. */
public final class Inspection {
    private static final HiddenKey REACTION = reactionKey();

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

    /** The state of a promise (0 pending, 1 fulfilled, 2 rejected) and its result; null if it is no promise. */
    public static @Nullable List<Object> promise(Object value) {
        if (!(value instanceof JSPromiseObject promise)) {
            return null;
        }
        var result = promise.getPromiseState() == 0 ? null : promise.getPromiseResult();
        return List.of(promise.getPromiseState(), result == null ? Undefined.instance : result);
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
        SourceSection section = null;
        try {
            var interop = InteropLibrary.getUncached();
            if (exception != null && interop.hasSourceLocation(exception)) {
                section = interop.getSourceLocation(exception);
            }
        } catch (UnsupportedMessageException unknown) {
            return null;
        }
        if (section == null || !section.isAvailable() || section.getSource().isInternal()) {
            return null;
        }
        var source = section.getSource();
        int line = section.getStartLine();
        var text = source.getCharacters(line).toString();
        var caret = " ".repeat(Math.max(0, section.getStartColumn() - 1)) + "^";
        return source.getName() + ":" + line + "\n" + text + "\n" + caret;
    }

    static int origin(JSFunctionData function) {
        var name = Strings.toJavaString(function.getName());
        var root = function.getRootNode();
        var section = root == null ? null : root.getSourceSection();
        if (section == null || !section.isAvailable()) {
            return Origin.of(name.isEmpty() ? "(native)" : name + " (native)");
        }
        var file = section.getSource().getName();
        var place = Path.of(file).getFileName() + ":" + section.getStartLine() + ":" + section.getStartColumn();
        return Origin.of(name.isEmpty() ? place : name + " " + place);
    }

    /** The function of the program that a promise job is going to call; else the job itself. */
    static JSFunctionObject handlerOf(JSFunctionObject job) {
        if (hidden(job, REACTION) instanceof PromiseReactionRecord reaction) {
            JobCallback handler = reaction.getHandler();
            if (handler != null && handler.callback() instanceof JSFunctionObject function) {
                return function;
            }
        }
        return job;
    }

    static @Nullable Object hidden(JSDynamicObject object, HiddenKey key) {
        return JSObjectUtil.getHiddenProperty(object, key);
    }

    private static HiddenKey reactionKey() {
        try {
            Field field = Class.forName("com.oracle.truffle.js.nodes.promise.PromiseReactionJobNode")
                    .getDeclaredField("REACTION_KEY");
            field.setAccessible(true);
            return (HiddenKey) field.get(null);
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException("this version of GraalJS keeps its promise reactions elsewhere", missing);
        }
    }
}
