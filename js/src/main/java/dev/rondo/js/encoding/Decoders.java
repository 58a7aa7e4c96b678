package dev.rondo.js.encoding;

/** The decoders by the names of their encodings. */
public final class Decoders {
    private Decoders() {}

    /**
     * A decoder for one piece of a text.
     *
     * @param encoding its name in the Encoding standard
     * @param mode that with which the piece before ended, or 0
     */
    public static Decoder of(String encoding, int mode) {
        return switch (encoding) {
            case "big5" -> new PairDecoder(new PairDecoder.Big5(), "x-windows-950");
            case "euc-jp" -> new EucJpDecoder();
            case "euc-kr" -> new PairDecoder(new PairDecoder.EucKr(), "x-windows-949");
            case "gb18030", "gbk" -> new Gb18030Decoder();
            case "iso-2022-jp" -> new Iso2022JpDecoder(mode);
            case "shift_jis" -> new PairDecoder(new PairDecoder.ShiftJis(), "windows-31j");
            default -> new SingleByteDecoder(SingleByteTables.of(encoding));
        };
    }
}
