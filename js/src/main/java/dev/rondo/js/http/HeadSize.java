package dev.rondo.js.http;

/** How long a head may be, and how long it is so far: its target, and the names and values of its fields. */
final class HeadSize {
    private static final int MOST_FIELDS = 1000;

    private final int limit;
    private int bytes;
    private int fields;

    HeadSize(int limit) {
        this.limit = limit;
    }

    void add(int count) {
        bytes += count;
    }

    void check(Input input, int behind) throws HttpSyntaxException {
        if (bytes >= limit) {
            throw tooLong(input, behind);
        }
    }

    /** One more field has a name. */
    void field(Input input) throws HttpSyntaxException {
        fields++;
        if (fields > MOST_FIELDS) {
            throw tooLong(input, 0);
        }
    }

    private static HttpSyntaxException tooLong(Input input, int behind) {
        return new HttpSyntaxException("HPE_HEADER_OVERFLOW", "Header overflow", input.position() + behind);
    }

    void clear() {
        bytes = 0;
        fields = 0;
    }
}
