package dev.rondo.net.transport;

import dev.rondo.fiber.Region;
import dev.rondo.loop.EventLoop;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelPromise;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoRegistration;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.concurrent.AbstractEventExecutor;
import io.netty.util.concurrent.DefaultPromise;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.netty.util.concurrent.Promise;
import io.netty.util.concurrent.ScheduledFuture;
import io.netty.util.internal.ThreadExecutorMap;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A loop of Rondo's as Netty sees it: channels that are registered with it live in the loop's phases. What is ready is
 * handled in the poll phase, Netty's tasks run right before the loop looks for that, its scheduled tasks are timers. A channel
 * keeps the loop alive for as long as it is registered, unless {@link #reference} says that it does not.
 *
 * <p>{@link #inEventLoop()} is true on the loop's own thread while that runs it, and not on its fibers: so what a fiber asks of a channel Netty
 * queues by itself, and no pipeline ever runs on the stack of a fiber. It costs no wake-up, since that is the same thread.
 * And a fiber may wait for Netty's futures with {@code sync()}.
 *
 * <p>It ends with its loop, which closes the channels before; {@link #shutdownGracefully} is refused. Methods may be called
 * from any thread unless they say something else.
 *
 * <p>With the first one, Netty's search for buffers that nobody has released, which costs each request a percent or two, is switched
 * off in the process, unless the property {@code io.netty.leakDetection.level} is set, or {@link ResourceLeakDetector#setLevel} has
 * set a level that is not Netty's usual one; or sets one later.
 */
public final class NettyLoop extends AbstractEventExecutor implements IoEventLoop {
    private enum State {
        OPEN,
        CLOSING,
        LAST_TASKS,
        CLOSED
    }

    /** Channels that close each other take some turns. */
    private static final int CLOSING_TURNS = 1000;

    static {
        // the buffers of Rondo's own are searched for in its tests
        if (System.getProperty("io.netty.leakDetection.level") == null
                && System.getProperty("io.netty.leakDetectionLevel") == null
                && ResourceLeakDetector.getLevel() == ResourceLeakDetector.Level.SIMPLE) {
            ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
        }
    }

    private final EventLoop loop;
    private final Transport transport;
    private final IoHandler handler;
    private final HandlerPoller poller;
    private final Promise<@Nullable Void> termination = new DefaultPromise<>(GlobalEventExecutor.INSTANCE);
    private final Map<IoHandle, Readiness> registered = new LinkedHashMap<>();
    /** Handles that are registered and do not keep the loop alive. */
    private final Set<IoHandle> unreferenced = new HashSet<>();

    private final Set<TimerFuture<?>> timers = new LinkedHashSet<>();
    private final ArrayDeque<Runnable> lastTasks = new ArrayDeque<>();
    private @Nullable Thread bound;
    private long events;
    private volatile State state = State.OPEN;

    private NettyLoop(EventLoop loop, Transport transport) {
        // the loop ends its fibers before it closes channels, so that they may still use these
        var _ = Region.ofLoop(loop);
        this.loop = loop;
        this.transport = transport;
        handler = newHandler();
        poller = new HandlerPoller(this);
        bind();
        // without it, the thread-local pools of Netty's allocator stay empty for good
        ThreadExecutorMap.setCurrentExecutor(this);
        loop.support().replacePoller(poller);
        loop.support().onClose(this::closeChannels, () -> {});
    }

    /**
     * The one of a loop, made when it is first asked for, with the {@linkplain Transport#standard() standard} transport. For
     * the loop's thread and its fibers.
     */
    public static NettyLoop of(EventLoop loop) {
        return loop.support().attachment(NettyLoop.class, made -> new NettyLoop(made, Transport.standard()));
    }

    /** As {@link #of(EventLoop)}, for the loop that runs on the calling thread. */
    public static NettyLoop current() {
        return of(EventLoop.current());
    }

    /**
     * As {@link #of(EventLoop)}, with the transport of one's choice.
     *
     * @throws IllegalStateException if the loop has another one already
     */
    public static NettyLoop of(EventLoop loop, Transport transport) {
        var netty = loop.support().attachment(NettyLoop.class, made -> new NettyLoop(made, transport));
        if (!netty.transport.equals(transport)) {
            throw new IllegalStateException("the loop uses " + netty.transport.name() + " already, and cannot use "
                    + transport.name() + " as well; choose before its first socket");
        }
        return netty;
    }

    private IoHandler newHandler() {
        try {
            return transport.newHandler(this);
        } catch (RuntimeException refused) {
            throw new ChannelException("cannot open " + transport.name() + ": " + refused.getMessage(), refused);
        }
    }

    /** The loop. */
    public EventLoop loop() {
        return loop;
    }

    /** What its channels are made of. */
    public Transport transport() {
        return transport;
    }

    IoHandler handler() {
        return handler;
    }

    @Override
    public boolean inEventLoop(Thread thread) {
        return isShutdown() ? thread.equals(bound) : loop.support().isCarrier(thread);
    }

    /** Runs a task right before the next poll; from another thread, as {@link EventLoop#execute(Runnable)} does. */
    @Override
    public void execute(Runnable task) {
        if (isShutdown()) {
            executeLast(task);
        } else if (loop.equals(EventLoop.currentOrNull())) {
            loop.support().queueBeforePoll(task);
        } else {
            loop.execute(task);
        }
    }

    private void executeLast(Runnable task) {
        if (state == State.CLOSED || !inEventLoop()) {
            throw rejected(task);
        }
        lastTasks.add(task);
    }

    private static RejectedExecutionException rejected(Object task) {
        return new RejectedExecutionException("the loop is closed and will not run " + task);
    }

    void runInLoop(Runnable task) {
        if (inEventLoop()) {
            task.run();
        } else {
            execute(task);
        }
    }

    @Override
    public Future<IoRegistration> register(IoHandle handle) {
        Promise<IoRegistration> promise = newPromise();
        runInLoop(() -> register(handle, promise));
        return promise;
    }

    private void register(IoHandle handle, Promise<IoRegistration> promise) {
        IoRegistration registration;
        try {
            var readiness = transport.readiness(this, handle);
            readiness.attributeTo(loop);
            registration = readiness.registration(handler.register(readiness));
        } catch (Exception error) {
            promise.setFailure(error);
            return;
        }
        promise.setSuccess(registration);
    }

    void registered(Readiness readiness) {
        if (registered.putIfAbsent(readiness.handle, readiness) == null) {
            loop.ref();
        }
    }

    void unregistered(Readiness readiness) {
        if (registered.remove(readiness.handle, readiness)
                && !unreferenced.remove(readiness.handle)
                && state != State.LAST_TASKS) {
            loop.unref();
        }
    }

    /**
     * Whether a channel keeps the loop alive while it is registered, which it does until it is told otherwise. Does nothing for one
     * that is not registered. For the loop's thread.
     */
    public void reference(Channel channel, boolean keep) {
        if (!(channel.unsafe() instanceof IoHandle handle) || !registered.containsKey(handle)) {
            return;
        }
        if (keep && unreferenced.remove(handle)) {
            loop.ref();
        } else if (!keep && unreferenced.add(handle)) {
            loop.unref();
        }
    }

    /** What its channels do. For the loop's thread and its fibers. */
    public NettyLoopStatistics statistics() {
        return new NettyLoopStatistics(registered.size(), timers.size(), events, poller.polls(), poller.waits());
    }

    /** The kernel tells a channel something. */
    void eventCame() {
        events++;
    }

    /** A timer has been set. */
    void waitsFor(TimerFuture<?> timer) {
        timers.add(timer);
    }

    /** It has become due, or was cancelled. */
    void waitsNoLonger(TimerFuture<?> timer) {
        timers.remove(timer);
    }

    /** An error has left the loop while it handled an event. */
    void failed(Throwable error) {
        poller.failed(error);
    }

    /** In turns of the loop, so that those who listen hear of it. */
    private void closeChannels() {
        state = State.CLOSING;
        List.copyOf(registered.values()).forEach(each -> loop.support().queueBeforePoll(each::close));
        for (int turns = 0; turns < CLOSING_TURNS && !registered.isEmpty(); turns++) {
            loop.runNoWait();
        }
        loop.runNoWait();
    }

    /**
     * The calling thread runs the loop. Of io_uring the thread registers its ring, and with the number of that another thread
     * would reach another one's ring, or nobody's.
     */
    void bind() {
        var thread = Thread.currentThread();
        if (!thread.equals(bound)) {
            bound = thread;
            handler.initialize();
        }
    }

    /** The loop has ended. */
    void tearDown() {
        bind();
        state = State.LAST_TASKS;
        handler.prepareToDestroy();
        List.copyOf(timers).forEach(each -> each.cancel(false));
        for (var task = lastTasks.poll(); task != null; task = lastTasks.poll()) {
            safeExecute(task);
        }
        handler.destroy();
        state = State.CLOSED;
        termination.trySuccess(null);
    }

    @Override
    public Future<?> shutdownGracefully(long quietPeriod, long timeout, TimeUnit unit) {
        throw refused();
    }

    private static UnsupportedOperationException refused() {
        return new UnsupportedOperationException("this loop is Rondo's, and ends when that is closed");
    }

    @Override
    @Deprecated
    public void shutdown() {
        throw refused();
    }

    @Override
    public Future<?> terminationFuture() {
        return termination;
    }

    @Override
    public boolean isShuttingDown() {
        return state != State.OPEN;
    }

    @Override
    public boolean isShutdown() {
        return state == State.LAST_TASKS || state == State.CLOSED;
    }

    @Override
    public boolean isTerminated() {
        return state == State.CLOSED;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return termination.await(timeout, unit);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return start(Executors.callable(command), unit.toNanos(delay), 0);
    }

    @Override
    public <V extends @Nullable Object> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        return start(callable, unit.toNanos(delay), 0);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
        return start(Executors.callable(command), unit.toNanos(initialDelay), positive(unit.toNanos(period)));
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay, TimeUnit unit) {
        return start(Executors.callable(command), unit.toNanos(initialDelay), -positive(unit.toNanos(delay)));
    }

    private <V extends @Nullable Object> TimerFuture<V> start(Callable<V> task, long delayNanos, long period) {
        if (isShutdown()) {
            throw rejected(task);
        }
        return TimerFuture.start(this, task, delayNanos, period);
    }

    private static long positive(long nanos) {
        if (nanos <= 0) {
            throw new IllegalArgumentException("a period must be above zero, and this is " + nanos + " ns");
        }
        return nanos;
    }

    @Override
    public IoEventLoop next() {
        return this;
    }

    @Override
    public @Nullable EventLoopGroup parent() {
        return null;
    }

    @Override
    @Deprecated
    public ChannelFuture register(Channel channel) {
        return register(new DefaultChannelPromise(channel, this));
    }

    @Override
    @Deprecated
    public ChannelFuture register(ChannelPromise promise) {
        promise.channel().unsafe().register(this, promise);
        return promise;
    }

    @Override
    @Deprecated
    public ChannelFuture register(Channel channel, ChannelPromise promise) {
        channel.unsafe().register(this, promise);
        return promise;
    }

    @Override
    public boolean isCompatible(Class<? extends IoHandle> handleType) {
        return handler.isCompatible(handleType);
    }

    @Override
    public boolean isIoType(Class<? extends IoHandler> handlerType) {
        return handlerType.isInstance(handler);
    }
}
