package dev.rondo.net;

import dev.rondo.net.transport.NettyLoop;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.dns.DnsQuestion;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.resolver.dns.DnsErrorCauseException;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsNameResolverTimeoutException;
import io.netty.resolver.dns.DnsQueryLifecycleObserver;
import io.netty.resolver.dns.DnsQueryLifecycleObserverFactory;
import io.netty.util.concurrent.DefaultPromise;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One name asked of name servers: who was asked, and what they said. */
final class Lookup implements DnsQueryLifecycleObserverFactory {
    /** A datagram may be lost. */
    private static final int ATTEMPTS = 2;

    private final String host;
    private final NettyLoop netty;
    private final DnsNameResolver client;

    /** For answers that a datagram cannot hold. */
    private final List<Channel> connections = new ArrayList<>();

    /** Each name server's last word; empty if that was no error. */
    private final Map<InetSocketAddress, String> words = new LinkedHashMap<>();

    private int queries;

    Lookup(String host, NettyLoop netty, DnsNameResolverBuilder settings) {
        this.host = host;
        this.netty = netty;
        client = settings.dnsQueryLifecycleObserverFactory(this)
                .socketChannelFactory(() -> {
                    var connection = (SocketChannel) netty.transport().newTcpSocket();
                    connections.add(connection);
                    return connection;
                })
                .build();
    }

    /** One at least. */
    List<InetAddress> addresses() throws UnknownHostException {
        try {
            var answer = ask();
            for (int i = 1; i < ATTEMPTS && DnsNameResolver.isTimeoutError(answer.cause()); i++) {
                answer = ask();
            }
            if (answer.isSuccess()) {
                return List.copyOf(answer.getNow());
            }
            throw explained(answer.cause());
        } finally {
            // a question that was given up has closed its own socket, but not these
            for (var each : connections) {
                var _ = each.close();
            }
        }
    }

    private Answer ask() {
        var answer = new Answer(netty);
        var _ = client.resolveAll(host, answer);
        Completion.await(answer);
        return answer;
    }

    /** A socket that could not be opened is no error if it is cancelled already, which Netty does not expect. */
    private static final class Answer extends DefaultPromise<List<InetAddress>> {
        Answer(NettyLoop netty) {
            super(netty);
        }

        @Override
        public Promise<List<InetAddress>> setFailure(Throwable cause) {
            tryFailure(cause);
            return this;
        }
    }

    int queries() {
        return queries;
    }

    private UnknownHostException explained(Throwable error) {
        var unknown = new UnknownHostException("cannot resolve " + host + ": " + reason(error));
        unknown.initCause(error);
        return unknown;
    }

    private @Nullable String reason(Throwable error) {
        if (!(error instanceof UnknownHostException) || words.isEmpty()) {
            return error.getMessage();
        }
        var cause = error.getCause();
        if (cause instanceof DnsErrorCauseException refusal && refusal.getCode().equals(DnsResponseCode.NXDOMAIN)) {
            return "there is no such name, " + says();
        }
        var errors = words.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .map(each -> Addresses.text(each.getKey()) + " " + each.getValue())
                .collect(Collectors.joining("; "));
        return errors.isEmpty() ? "it has no address, " + says() : errors;
    }

    private String says() {
        var servers = words.keySet().stream().map(Addresses::text).toList();
        return (servers.size() == 1 ? "says " : "say ") + String.join(", ", servers);
    }

    @Override
    public DnsQueryLifecycleObserver newDnsQueryLifecycleObserver(DnsQuestion question) {
        return new Query();
    }

    /** One question to one server after another. */
    private final class Query implements DnsQueryLifecycleObserver {
        private @Nullable InetSocketAddress server;

        @Override
        public void queryWritten(InetSocketAddress address, ChannelFuture written) {
            server = address;
            queries++;
            words.putIfAbsent(address, "");
        }

        @Override
        public DnsQueryLifecycleObserver queryNoAnswer(DnsResponseCode code) {
            heard("says " + code);
            return this;
        }

        @Override
        public void queryFailed(Throwable cause) {
            if (cause instanceof DnsNameResolverTimeoutException) {
                heard("gave no answer within " + client.queryTimeoutMillis() + " ms");
            } else if (cause.getCause() != null) {
                heard("could not be asked: " + cause.getCause().getMessage());
            }
        }

        private void heard(String word) {
            if (server != null) {
                words.put(server, word);
            }
        }

        @Override
        public DnsQueryLifecycleObserver queryRedirected(List<InetSocketAddress> nameServers) {
            return this;
        }

        @Override
        public DnsQueryLifecycleObserver queryCNAMEd(DnsQuestion alias) {
            return this;
        }

        @Override
        public void queryCancelled(int queriesRemaining) {}

        @Override
        public void querySucceed() {}
    }
}
