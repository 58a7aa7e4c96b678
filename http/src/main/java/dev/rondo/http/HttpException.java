package dev.rondo.http;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request that cannot be done, and what is to be answered: a handler that throws this answers with its {@link Problem}, and
 * nothing is logged, since it is the client's affair.
 */
public class HttpException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    /** With a status, and a text for who has sent the request. */
    public HttpException(int status, String detail) {
        this(Problem.of(status, detail));
    }

    /** With a status, a text for who has sent the request, and the reason, which that does not see. */
    public HttpException(int status, String detail, @Nullable Throwable cause) {
        this(Problem.of(status, detail), cause);
    }

    /** With all that is to be said. */
    public HttpException(Problem problem) {
        this(problem, null);
    }

    private HttpException(Problem problem, @Nullable Throwable cause) {
        super(problem.status() + " " + Objects.requireNonNullElse(problem.detail(), problem.title()), cause);
        this.problem = problem;
    }

    /** The status of the response. */
    public int status() {
        return problem.status();
    }

    /** What the response says. */
    public Problem problem() {
        return problem;
    }
}
