package dev.rondo.fiber;

/** What a suspended fiber waits for. */
interface Wait {
    /**
     * The fiber is not to wait any longer. For the loop's thread only.
     *
     * @return whether that is so: from now on nothing is delivered; otherwise something has been, or the wait must go on
     */
    boolean abandon();
}
