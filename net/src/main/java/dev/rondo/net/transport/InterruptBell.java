package dev.rondo.net.transport;

import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.AbstractSelectableChannel;
import java.nio.channels.spi.AbstractSelector;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the JDK rings when the sleeping thread is interrupted, of which the kernel's waits take no notice: a selector that
 * selects nothing.
 */
final class InterruptBell extends AbstractSelector {
    private final Runnable ring;

    InterruptBell(Runnable ring) {
        super(null);
        this.ring = ring;
    }

    /** From now on an interrupt rings. */
    void set() {
        begin();
    }

    /** And no longer. */
    void unset() {
        end();
    }

    @Override
    public Selector wakeup() {
        ring.run();
        return this;
    }

    @Override
    protected void implCloseSelector() {}

    @Override
    protected SelectionKey register(AbstractSelectableChannel channel, int operations, @Nullable Object attachment) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<SelectionKey> keys() {
        return Set.of();
    }

    @Override
    public Set<SelectionKey> selectedKeys() {
        return Set.of();
    }

    @Override
    public int selectNow() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int select(long timeout) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int select() {
        throw new UnsupportedOperationException();
    }
}
