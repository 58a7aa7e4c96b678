package dev.rondo.js.engine;

import java.util.EnumSet;
import java.util.Set;
import org.graalvm.shadowed.com.ibm.icu.text.IDNA;
import org.jspecify.annotations.Nullable;

/** Domain names with other letters than ASCII's, after Unicode's UTS 46, by the tables that come with GraalJS. */
public final class DomainNames {
    private static final IDNA UTS46 = IDNA.getUTS46Instance(
            IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ | IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.NONTRANSITIONAL_TO_UNICODE);
    private static final Set<IDNA.Error> FORGIVEN = EnumSet.of(
            IDNA.Error.EMPTY_LABEL,
            IDNA.Error.LABEL_TOO_LONG,
            IDNA.Error.DOMAIN_NAME_TOO_LONG,
            IDNA.Error.LEADING_HYPHEN,
            IDNA.Error.TRAILING_HYPHEN,
            IDNA.Error.HYPHEN_3_4);

    private DomainNames() {}

    /** The name as it is asked for in DNS, or null if it is none. */
    public static @Nullable String toAscii(String name) {
        var info = new IDNA.Info();
        var ascii = UTS46.nameToASCII(name, new StringBuilder(), info).toString();
        return FORGIVEN.containsAll(info.getErrors()) ? ascii : null;
    }

    /** The name as people read it; what is no name stays as it is, as far as possible. */
    public static String toUnicode(String name) {
        return UTS46.nameToUnicode(name, new StringBuilder(), new IDNA.Info()).toString();
    }
}
