package dev.rondo.http.client;

import dev.rondo.http.Body;
import dev.rondo.http.Request;
import dev.rondo.http.Response;
import dev.rondo.loop.EventLoop;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests, and keeps the connections for the next ones. It speaks HTTP/2 with servers of https that do, and otherwise
 * HTTP/1.1; follows redirects; and decompresses bodies. For the fibers of the loop that made it; callbacks begin one with
 * {@code async(() -> client.send(request))}.
 *
 * <pre>{@code
 * try (var client = HttpClient.create()) {
 *     var user = client.get("http://localhost:8080/users/7").body().json(User.class);
 *     within(Duration.ofSeconds(2), () -> client.send(Request.post("http://localhost:8080/visits", Body.json(user))).close());
 * }
 * }</pre>
 *
 * <p>A response is there as soon as its head is; the body is read as it comes. A body of which all has come, read or not, leaves the
 * connection to the next request, and up to 64 KiB come without being read. Who does not want the rest of a longer body
 * {@linkplain Response#close closes} the response. If nobody reads it for a while ({@link HttpClientBuilder#unreadTime}), it is given up
 * by itself. A fiber that is cancelled while it sends or reads gives its request up: the connection is closed, or the stream of
 * HTTP/2 reset.
 *
 * <p>A request that meets a connection which the server has closed meanwhile is sent once more on a new one, if nothing of a
 * response has come, its method is idempotent and its body is there as a whole; or, with HTTP/2, if the server says that it did not do
 * it, or has closed a connection before its settings came.
 *
 * <p>Connections on which nothing runs do not keep the loop alive.
 */
public final class HttpClient implements AutoCloseable {
    private final EventLoop loop;
    private final Settings settings;
    private final Pool pool;

    HttpClient(Settings settings) {
        loop = EventLoop.current();
        this.settings = settings;
        pool = new Pool(loop, settings);
    }

    /**
     * A client with what {@link HttpClientBuilder} has at first.
     *
     * @throws IllegalStateException if no loop runs on the calling thread
     */
    public static HttpClient create() {
        return builder().build();
    }

    /** Makes clients that differ from {@link #create}. */
    public static HttpClientBuilder builder() {
        return new HttpClientBuilder();
    }

    /**
     * Asks, and waits for the head of the response, whatever its status. The request's target is a whole address. Of its header
     * fields those that belong to the connection are left out, and those that {@code Connection} names; {@code Host} and {@code Accept-Encoding} are added if they are missing.
     * Trailer fields and informational responses are skipped. With {@code Expect: 100-continue} the body is sent when the server wants it, or does not say so within a second.
     *
     * @throws HttpTimeoutException if a step takes too long
     * @throws java.net.UnknownHostException if the server's name has no address
     * @throws java.net.ConnectException if nobody answers there
     * @throws javax.net.ssl.SSLException if the two sides do not agree on how to encrypt, or do not trust each other
     * @throws IOException if it fails otherwise; messages of all of these begin with the request's method and address
     * @throws dev.rondo.http.HttpException if the request's body throws it, as the one of a request that is being forwarded does when
     *     its client sends too much
     * @throws IllegalArgumentException if the target is no address of http or https, or the method is CONNECT
     * @throws dev.rondo.fiber.Cancelled if the fiber is cancelled
     * @throws IllegalStateException if the client is another loop's, or the caller is no fiber
     */
    public Response send(Request request) throws IOException {
        if (!loop.equals(EventLoop.currentOrNull())) {
            throw new IllegalStateException("the client belongs to another loop than " + Thread.currentThread());
        }
        if (request.method().equals("CONNECT")) {
            throw new IllegalArgumentException("CONNECT asks for a tunnel, not for a response; see HttpProxy");
        }
        var call = new Call(request, Address.parse(request.target()), settings);
        for (int redirects = 0; ; redirects++) {
            var response = answer(call);
            Call next;
            try {
                next = Redirects.next(call, response, redirects);
            } catch (IOException refused) {
                response.close();
                throw refused;
            }
            if (next == null) {
                return response;
            }
            response.close();
            call = next;
        }
    }

    /** Asks for what is at that address, as {@link #send}. */
    public Response get(String address) throws IOException {
        return send(Request.get(address));
    }

    /** Hands a body over to that address, as {@link #send}. */
    public Response post(String address, Body body) throws IOException {
        return send(Request.post(address, body));
    }

    private Response answer(Call call) throws IOException {
        Exchange first = null;
        try {
            first = exchange(call, false);
            return first.await();
        } catch (IOException failed) {
            boolean again = switch (fate(first, failed)) {
                case UNSEEN -> call.isReplayable();
                case UNANSWERED -> call.isRepeatable();
                case UNKNOWN -> false;
            };
            if (!again || pool.isClosed()) {
                throw failed;
            }
        }
        return exchange(call, true).await();
    }

    private static Exchange.Fate fate(@Nullable Exchange exchange, IOException failure) {
        if (exchange != null) {
            return exchange.fate();
        }
        return failure instanceof UnseenException ? Exchange.Fate.UNSEEN : Exchange.Fate.UNKNOWN;
    }

    private Exchange exchange(Call call, boolean again) throws IOException {
        var connection = pool.host(call.address().origin()).lease(call, again);
        var exchange = connection.exchange(call, loop);
        pool.begun(again);
        exchange.whenOver(pool::over);
        exchange.begin();
        return exchange;
    }

    /** What it has done. */
    public HttpClientStatistics statistics() {
        return pool.statistics();
    }

    /** Closes all connections; requests that run fail. Again does nothing. */
    @Override
    public void close() {
        pool.close();
    }

    @Override
    public String toString() {
        return "http client, " + statistics();
    }
}
