package dev.rondo.js.engine;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.api.exception.AbstractTruffleException;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.interop.TruffleObject;
import com.oracle.truffle.api.nodes.RootNode;
import com.oracle.truffle.api.source.Source;
import com.oracle.truffle.api.strings.TruffleString;
import com.oracle.truffle.js.lang.JavaScriptLanguage;
import com.oracle.truffle.js.nodes.ScriptNode;
import com.oracle.truffle.js.runtime.Errors;
import com.oracle.truffle.js.runtime.GraalJSException;
import com.oracle.truffle.js.runtime.JSAgent;
import com.oracle.truffle.js.runtime.JSContext;
import com.oracle.truffle.js.runtime.JSErrorType;
import com.oracle.truffle.js.runtime.JSException;
import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.JSRuntime;
import com.oracle.truffle.js.runtime.JavaScriptRootNode;
import com.oracle.truffle.js.runtime.Strings;
import com.oracle.truffle.js.runtime.Symbol;
import com.oracle.truffle.js.runtime.builtins.JSArray;
import com.oracle.truffle.js.runtime.builtins.JSArrayBuffer;
import com.oracle.truffle.js.runtime.builtins.JSErrorObject;
import com.oracle.truffle.js.runtime.builtins.JSFunction;
import com.oracle.truffle.js.runtime.builtins.JSFunctionData;
import com.oracle.truffle.js.runtime.builtins.JSFunctionObject;
import com.oracle.truffle.js.runtime.builtins.JSOrdinary;
import com.oracle.truffle.js.runtime.objects.AsyncContext;
import com.oracle.truffle.js.runtime.objects.JSDynamicObject;
import com.oracle.truffle.js.runtime.objects.JSObject;
import com.oracle.truffle.js.runtime.objects.Undefined;
import dev.rondo.loop.EventLoop;
import dev.rondo.trace.Origin;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.zip.CRC32;
import org.graalvm.polyglot.Context;
import org.jspecify.annotations.Nullable;

/**
 * One realm of GraalJS whose promise jobs are microtasks of a loop.
 *
 * <p>GraalJS empties its own job queue whenever the outermost call from Java returns. Here that boundary is entered once
 * and never left, and the queue is replaced by one that hands each job to the loop, so that jobs, ticks and Java's own
 * microtasks stand in one order and each is visible to the recorder. For the loop's thread only.
 *
 * <p>Values of the language are plain objects: GraalJS's own representation, neither wrapped nor converted.
 */
public final class Engine implements AutoCloseable {
    private final Context polyglot;
    private final EventLoop loop;
    private final JSRealm realm;
    private final JSAgent agent;
    private final Symbol frameKey;
    private @Nullable AsyncContext failed;
    private @Nullable EsModules modules;
    private final Map<JSFunctionData, Integer> origins = new HashMap<>();
    private final Map<RootNode, Integer> awaits = new HashMap<>();
    private @Nullable Throwable lastError;
    private @Nullable PromiseListener promiseListener;
    private final List<Runnable> closing = new ArrayList<>();
    private boolean closed;

    private Engine(Context polyglot, EventLoop loop) {
        this.polyglot = polyglot;
        this.loop = loop;
        // loading a class from a jar needs it: if that is first done where the stack is full, the JVM gives it up for
        // good
        new CRC32().update(0);
        polyglot.initialize(JavaScriptLanguage.ID);
        polyglot.enter();
        try {
            realm = JavaScriptLanguage.getCurrentJSRealm();
            frameKey = Symbol.create(Strings.fromJavaString("rondo.frame"));
            agent = realm.getAgent();
            agent.interopBoundaryEnter();
            replace(JSAgent.class, agent, "promiseJobsQueue", new PromiseJobs(this, loop));
            agent.setCanBlock(!loop.model().isBrowser());
        } finally {
            polyglot.leave();
        }
    }

    /** Takes over the JavaScript of a context: from now on its jobs are the loop's. */
    public static Engine of(Context polyglot, EventLoop loop) {
        return new Engine(polyglot, loop);
    }

    /** Sets a private field of an object of GraalJS. */
    static void replace(Class<?> type, Object target, String name, Object value) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            field.set(target, value);
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException(
                    "this version of GraalJS has no " + type.getSimpleName() + "." + name
                            + "; use the version that Rondo was built with",
                    missing);
        }
    }

    /** The value of a private field of an object of GraalJS. */
    static Object read(Class<?> type, Object target, String name) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(target);
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException(
                    "this version of GraalJS has no " + type.getSimpleName() + "." + name
                            + "; use the version that Rondo was built with",
                    missing);
        }
    }

    /** The context is current on this thread until {@link #leave()}; calls nest. */
    public void enter() {
        polyglot.enter();
    }

    /** Ends {@link #enter()}. */
    public void leave() {
        polyglot.leave();
    }

    /** The context. */
    public Context polyglot() {
        return polyglot;
    }

    /** The loop. */
    public EventLoop loop() {
        return loop;
    }

    /** The global object. */
    public Object global() {
        return realm.getGlobalObject();
    }

    /** {@code undefined}. */
    public Object undefined() {
        return Undefined.instance;
    }

    /** Whether the value can be called. */
    public boolean isFunction(@Nullable Object value) {
        return value != null && JSRuntime.isCallable(value);
    }

    /** Calls a function. Errors of the program are thrown as they are; {@link #thrown} tells what was thrown. */
    public Object call(Object function, Object thisObject, @Nullable Object... arguments) {
        try {
            return JSFunction.call((JSFunctionObject) function, thisObject, arguments);
        } catch (Throwable error) {
            lastError = error;
            throw error;
        }
    }

    /** The value of a property. */
    public Object get(Object object, String key) {
        return JSObject.get((JSDynamicObject) object, Strings.fromJavaString(key));
    }

    /** Sets a property. */
    public void set(Object object, String key, @Nullable Object value) {
        JSObject.set((JSDynamicObject) object, Strings.fromJavaString(key), toGuest(value));
    }

    /** The elements of an array as strings. */
    public List<String> strings(Object array) {
        var object = (JSDynamicObject) array;
        long length = JSRuntime.toLength(get(object, "length"));
        return LongStream.range(0, length)
                .mapToObj(index -> JSRuntime.toJavaString(JSObject.get(object, index)))
                .toList();
    }

    /** A string of the language. */
    public Object string(String text) {
        return Strings.fromJavaString(text);
    }

    /** A new empty object. */
    public Object object() {
        return JSOrdinary.create(context(), realm);
    }

    /** A function that is written in Java. */
    public Object function(String name, HostFunction body) {
        CallTarget target = new JavaScriptRootNode(context().getLanguage(), null, null) {
            @Override
            public Object execute(VirtualFrame frame) {
                return toGuest(body.call(new Arguments(Engine.this, frame.getArguments())));
            }

            @Override
            public boolean isInternal() {
                return true;
            }
        }.getCallTarget();
        return JSFunction.create(
                realm, JSFunctionData.createCallOnly(context(), target, 0, Strings.fromJavaString(name)));
    }

    /**
     * Compiles an expression whose middle stands in a source of its own, and evaluates it: positions in messages count in
     * that source alone.
     */
    public Object compile(String name, String code, String before, String after) {
        var text = loop.model().awaitTicks() > 1 ? OldAsyncGenerators.rewrite(code, before, after) : code;
        var source = Source.newBuilder(JavaScriptLanguage.ID, text, name).build();
        try {
            return parse(source, before, after).run(realm);
        } catch (JSException | IllegalArgumentException invalid) {
            if (invalid instanceof JSException error && error.getErrorType() != JSErrorType.SyntaxError) {
                throw error;
            }
            // GraalJS counts what stands before in the position of a syntax error; without it, the position is right
            var _ = parse(source, "", "");
            throw invalid;
        }
    }

    private ScriptNode parse(Source source, String before, String after) {
        return context().getEvaluator().parseScript(context(), source, before, after, false);
    }

    /** Runs a script in the global scope. */
    public Object evaluate(String name, String code) {
        return compile(name, code, "", "");
    }

    /** Whether the error is the last one that came out of this engine, and not out of another one on the same loop. */
    public boolean isSourceOf(Throwable error) {
        return error.equals(lastError);
    }

    /** The error of Java that an error of the program comes from, or null if there is none. */
    public @Nullable Throwable javaCause(Object thrown) {
        var error = thrown instanceof JSDynamicObject object
                ? JSObject.get(object, Strings.fromJavaString("cause"))
                : thrown;
        return fromGuest(error) instanceof Throwable cause && !(cause instanceof AbstractTruffleException)
                ? cause
                : null;
    }

    /** What the program threw, or null if the error is not the program's but Java's. */
    public @Nullable Object thrown(Throwable error) {
        if (error instanceof GraalJSException thrown) {
            var value = thrown.getErrorObject();
            if (value instanceof JSErrorObject) {
                // the engine makes the stack of its own errors when it is first read, of what runs then
                enter();
                try {
                    var _ = get(value, "stack");
                } finally {
                    leave();
                }
            }
            return value;
        }
        if (error instanceof StackOverflowError) {
            return Errors.createRangeErrorStackOverflow().getErrorObject();
        }
        return error instanceof AbstractTruffleException foreign ? foreign : null;
    }

    /** Where an error was thrown: the place, the line of source, and a caret below it; null if that is not known. */
    public @Nullable String location(Object error) {
        return Inspection.location(error);
    }

    /** How a source that could not be parsed is shown; null if the error is another one. */
    public @Nullable String syntaxError(Object error) {
        return Inspection.syntaxError(error);
    }

    /** The message and the name of an error type as an exception that JavaScript can catch. */
    public RuntimeException error(String message) {
        return Errors.createError(message);
    }

    /** Throws a value as JavaScript's {@code throw} does. */
    public RuntimeException throwing(Object value) {
        return JSRuntime.getException(value);
    }

    /** Ends the program: no more JavaScript runs in this context, not even a {@code finally}. */
    public RuntimeException exit(int code) {
        realm.getEnv().getContext().closeExited(null, code);
        throw new IllegalStateException("the context did not exit");
    }

    /** What asynchronous code has with it: a value that follows promises, and is carried to other callbacks by hand. */
    public Object asyncFrame() {
        return agent.getAsyncContextMapping().getOrDefault(frameKey, Undefined.instance);
    }

    /** Changes the value of {@link #asyncFrame()}. */
    public void setAsyncFrame(Object frame) {
        var _ = agent.asyncContextSwap(agent.getAsyncContextMapping().withMapping(frameKey, frame));
    }

    /** All that belongs to the running asynchronous code, to be put back with {@link #swapAsync}. */
    public Object captureAsync() {
        return agent.getAsyncContextMapping();
    }

    /** Puts back what was captured, and returns what was there. */
    public Object swapAsync(Object captured) {
        return agent.asyncContextSwap((AsyncContext) captured);
    }

    /** The running callback fails: what belongs to it is what its error is handled with. */
    public void failed() {
        failed = agent.getAsyncContextMapping();
    }

    /** Puts back what belonged to the callback that failed last, if any did, and returns what was there. */
    public Object enterFailed() {
        var context = failed == null ? agent.getAsyncContextMapping() : failed;
        failed = null;
        return agent.asyncContextSwap(context);
    }

    /** A task has ended: what {@code WeakRef}s kept for it may go, and finalizers run. */
    public void endTask() {
        agent.processAllPromises(true);
    }

    /** Tells the listener of promises that are rejected, and of those that somebody begins to listen to afterwards. */
    public void onRejection(RejectionListener listener) {
        context().setPromiseRejectionTracker(agent, new RejectionTracker(listener));
    }

    /** Tells the listener of every promise that is made, settled, and before and after its reactions run. */
    public void onPromise(@Nullable PromiseListener listener) {
        promiseListener = listener;
        // all contexts of one polyglot engine share it
        context().setPromiseHook((change, promise, parent) -> {
            var current = EsModules.of(JSRealm.get(null)).engine().promiseListener;
            if (current != null) {
                current.changed(change, promise, parent);
            }
        });
    }

    /** Where a module waits at its top level: the place, the line of source, and a caret below it; null if none does. */
    public @Nullable String unsettledAwait() {
        return realm.getModuleLoader() instanceof EsModules modules ? modules.unsettledAwait() : null;
    }

    /** Resolves modules through the given resolver from now on. */
    public void installModules(ModuleResolver resolver) {
        modules = new EsModules(realm, this, resolver);
        replace(JSRealm.class, realm, "moduleLoader", modules);
    }

    /**
     * Evaluates an ES module now, instead of as a promise job.
     *
     * @return its namespace, or a string of Java that says why it cannot be had: {@code async} if it or what it imports
     *     awaits, {@code cycle} if it is being evaluated
     */
    public Object requireModule(String specifier) {
        return Objects.requireNonNull(modules, "installModules first").require(specifier);
    }

    /** Whether the text can be parsed as a script. */
    public boolean isScript(String code) {
        try {
            var _ = parse(
                    Source.newBuilder(JavaScriptLanguage.ID, code, "script").build(), "", "");
            return true;
        } catch (GraalJSException syntaxError) {
            return false;
        }
    }

    /** Whether the text can be parsed as an ES module. */
    public boolean isModule(String code) {
        try {
            var source = Source.newBuilder(JavaScriptLanguage.ID, code, "module")
                    .mimeType(JavaScriptLanguage.MODULE_MIME_TYPE)
                    .build();
            var _ = context().getEvaluator().envParseModule(realm, source);
            return true;
        } catch (GraalJSException syntaxError) {
            return false;
        }
    }

    /** Where a function stands in its source, as an origin. */
    public int origin(Object function) {
        return function instanceof JSFunctionObject callee
                ? origins.computeIfAbsent(JSFunction.getFunctionData(callee), Inspection::origin)
                : Origin.UNKNOWN;
    }

    int originOfAwait(RootNode function) {
        return awaits.computeIfAbsent(function, Inspection::originOfAwait);
    }

    /** Java's value as one of the language; which become what, see {@link HostFunction}. */
    public Object toGuest(@Nullable Object value) {
        return switch (value) {
            case null -> Undefined.instance;
            case String string -> Strings.fromJavaString(string);
            case Long number -> (double) number;
            case byte[] bytes -> JSArrayBuffer.createArrayBuffer(context(), realm, bytes);
            case List<?> list ->
                JSArray.createConstantObjectArray(
                        context(), realm, list.stream().map(this::toGuest).toArray());
            case Map<?, ?> map -> {
                var object = object();
                map.forEach((key, each) -> set(object, Objects.toString(key), each));
                yield object;
            }
            case Boolean _, Integer _, Double _, TruffleString _, JSDynamicObject _, Symbol _ -> value;
            default -> value instanceof TruffleObject ? value : realm.getEnv().asGuestValue(value);
        };
    }

    Object fromGuest(Object value) {
        return realm.getEnv().isHostObject(value) ? realm.getEnv().asHostObject(value) : value;
    }

    JSContext context() {
        return realm.getContext();
    }

    JSRealm realm() {
        return realm;
    }

    /** Whether no more JavaScript can run. */
    public boolean isClosed() {
        return closed;
    }

    /** Calls back when no more JavaScript can run. */
    public void onClose(Runnable callback) {
        closing.add(callback);
    }

    @Override
    public void close() {
        closed = true;
        closing.forEach(Runnable::run);
        closing.clear();
        polyglot.close(true);
    }
}
