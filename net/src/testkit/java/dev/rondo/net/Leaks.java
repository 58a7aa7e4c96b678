package dev.rondo.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetectorFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** After each class of tests: no buffer of Netty's was lost. It is found among all extensions, and so works for every class. */
public final class Leaks implements BeforeAllCallback, AfterAllCallback {
    private static final List<String> REPORTS = Collections.synchronizedList(new ArrayList<>());
    private static final long TEN_SECONDS = 10_000_000_000L;
    private static final long A_MOMENT = 1_000_000;

    static {
        ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(new ResourceLeakDetectorFactory() {
            @Override
            @SuppressWarnings("deprecation") // the one that is abstract
            public <T> ResourceLeakDetector<T> newResourceLeakDetector(
                    Class<T> resource, int samplingInterval, long maxActive) {
                return new Reporter<>(resource, samplingInterval);
            }
        });
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        assertThat(ResourceLeakDetector.getLevel()).isEqualTo(ResourceLeakDetector.Level.PARANOID);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        var decoy = "a buffer lost on purpose after " + context.getRequiredTestClass().getName();
        lose(decoy);
        long end = System.nanoTime() + TEN_SECONDS;
        while (REPORTS.stream().noneMatch(each -> each.contains(decoy)) && System.nanoTime() < end) {
            System.gc();
            LockSupport.parkNanos(A_MOMENT);
            ByteBufAllocator.DEFAULT.buffer(1).release(); // lets the detector look
        }
        var reports = List.copyOf(REPORTS);
        REPORTS.clear();
        assertThat(reports).as("the detector finds leaks").anyMatch(each -> each.contains(decoy));
        assertThat(reports).as("leaks").allMatch(each -> each.contains(decoy));
    }

    private static void lose(String hint) {
        ByteBufAllocator.DEFAULT.buffer(1).touch(hint);
    }

    private static final class Reporter<T> extends ResourceLeakDetector<T> {
        Reporter(Class<T> resource, int samplingInterval) {
            super(resource, samplingInterval);
        }

        @Override
        protected boolean needReport() {
            return true;
        }

        @Override
        protected void reportTracedLeak(String type, String records) {
            REPORTS.add(type + records);
        }

        @Override
        protected void reportUntracedLeak(String type) {
            REPORTS.add(type);
        }
    }
}
