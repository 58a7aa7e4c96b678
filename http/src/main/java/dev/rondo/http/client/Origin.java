package dev.rondo.http.client;

/**
 * Whom a request is for (RFC 6454). Connections and secrets are for one origin only.
 *
 * @param secure whether by https
 * @param host in lower case; a number of IPv6 without brackets
 */
record Origin(boolean secure, String host, int port) {
    String scheme() {
        return secure ? "https" : "http";
    }

    /** As the field Host says it. */
    String authority() {
        var name = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return port == (secure ? 443 : 80) ? name : name + ":" + port;
    }

    /** With the port in any case, as a proxy wants it. */
    String hostAndPort() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }

    @Override
    public String toString() {
        return scheme() + "://" + authority();
    }
}
