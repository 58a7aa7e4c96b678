package dev.rondo.promise;

import java.io.Serial;
import java.util.List;

/** Why {@link Promise#any} failed: all of its promises were rejected. The reasons are the suppressed exceptions. */
public final class AggregateException extends RuntimeException implements Silent {
    @Serial
    private static final long serialVersionUID = 1;

    private final boolean silent;

    AggregateException(List<Throwable> reasons) {
        super("all " + reasons.size() + " promises were rejected");
        reasons.forEach(this::addSuppressed);
        silent = reasons.stream().allMatch(each -> each instanceof Silent reason && reason.isSilent());
    }

    @Override
    public boolean isSilent() {
        return silent;
    }
}
