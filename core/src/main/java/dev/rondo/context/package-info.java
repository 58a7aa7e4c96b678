/** What a piece of work knows about the request it belongs to: immutable values, captured wherever work is queued. */
@NullMarked
package dev.rondo.context;

import org.jspecify.annotations.NullMarked;
