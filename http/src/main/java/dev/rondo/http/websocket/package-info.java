/** WebSocket (RFC 6455), with compression (RFC 7692), for both sides. */
@NullMarked
package dev.rondo.http.websocket;

import org.jspecify.annotations.NullMarked;
