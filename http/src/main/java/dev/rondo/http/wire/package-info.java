/** What servers and clients share on the way between messages and bytes. Not exported. */
@NullMarked
package dev.rondo.http.wire;

import org.jspecify.annotations.NullMarked;
