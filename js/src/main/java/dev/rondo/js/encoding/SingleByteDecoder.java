package dev.rondo.js.encoding;

/** An encoding with one byte for each character. */
final class SingleByteDecoder extends Decoder {
    private final String characters;

    /** With all 256 characters, U+FFFD for what is none. */
    SingleByteDecoder(String characters) {
        this.characters = characters;
    }

    @Override
    int read(byte[] bytes, int at) {
        char character = characters.charAt(at(bytes, at));
        return character == REPLACEMENT ? wrong(1) : add(character);
    }
}
