/** The encodings of the Encoding standard other than Unicode's, as Node decodes them: by Java's charsets, where they agree. */
@NullMarked
package dev.rondo.js.encoding;

import org.jspecify.annotations.NullMarked;
