// TextDecoder in the encodings that are not Unicode's.
const single = [
  'ibm866', 'iso-8859-2', 'iso-8859-3', 'iso-8859-4', 'iso-8859-5', 'iso-8859-6', 'iso-8859-7', 'iso-8859-8', 'iso-8859-8-i',
  'iso-8859-10', 'iso-8859-13', 'iso-8859-14', 'iso-8859-15', 'iso-8859-16', 'koi8-r', 'koi8-u', 'macintosh', 'windows-874',
  'windows-1250', 'windows-1251', 'windows-1252', 'windows-1253', 'windows-1254', 'windows-1255', 'windows-1256',
  'windows-1257', 'windows-1258', 'x-mac-cyrillic', 'x-user-defined',
];
const multiple = ['gbk', 'gb18030', 'big5', 'euc-jp', 'shift_jis', 'iso-2022-jp', 'euc-kr'];

function decode(encoding, bytes, options) {
  try {
    return new TextDecoder(encoding, options).decode(Uint8Array.from(bytes));
  } catch (error) {
    return `${error.name} ${error.code} ${error.message}`;
  }
}

const everyByte = Array.from({ length: 256 }, (_, byte) => byte);
const bytesOf = (hex) => (hex.match(/../g) ?? []).map((pair) => parseInt(pair, 16));

for (const encoding of single) {
  console.log(encoding, new TextDecoder(encoding).encoding, JSON.stringify(decode(encoding, everyByte)));
  console.log(everyByte.filter((byte) => decode(encoding, [byte], { fatal: true }).length > 1).join());
}

// A number for all that a lead byte begins, since the characters themselves would fill a book.
function digest(text) {
  let number = 0;
  for (let i = 0; i < text.length; i++) number = (Math.imul(number, 31) + text.charCodeAt(i)) | 0;
  return (number >>> 0).toString(16);
}

const digests = (encoding, leads, rows) => leads.map((lead) => digest(decode(encoding, rows(lead).flat()))).join(' ');
const behind = (...start) => everyByte.map((byte) => [...start, byte, 10]);
const high = everyByte.slice(128);
for (const encoding of multiple) {
  console.log(encoding, JSON.stringify(decode(encoding, behind().flat())));
  console.log(digests(encoding, high, (lead) => behind(lead)));
}
console.log('kanji', digests('iso-2022-jp', everyByte.slice(0x21, 0x7f), (lead) => behind(0x1b, 0x24, 0x42, lead)));
console.log('three', digests('euc-jp', high, (second) => behind(0x8f, second)));
const fours = (first) => everyByte.slice(48, 58).flatMap((second) => everyByte.map((third) => [first, second, third, 0x35, 10]));
console.log('four', digests('gb18030', [0x81, 0x82, 0x83, 0x84, 0x90, 0xe3], fours));
const tens = [0x82359036, 0x82359037, 0x82359134, 0x82359135, 0x84318235, 0x84318236, 0x84318335, 0x84318336, 0x8431a437];
for (const number of tens) console.log(number.toString(16), JSON.stringify(decode('gb18030', bytesOf(number.toString(16)), { fatal: true })));

const wrong = {
  gb18030: ['81', '8130', '813081', '81308141', '813041', '813081ff', '8130ff30', '813a', 'fe308130', 'ff30', 'e3329a36', '80'],
  'euc-jp': ['8f', '8fa1', '8fa241', '8f41', '8fa1ff', '8fa0a1', '8eff', '8e41', 'a141', '8f8fa1a1', '8ef041', '8fa2a041', '8ee2'],
  shift_jis: ['81', '817f', '81ff', '8130', 'eb41', '1a1c7f'],
  big5: ['a1', 'a1ff', 'ff', 'a180', '8780'],
  'euc-kr': ['a1', 'a141', 'a2e6', 'a1a0', 'c9a1', '8141'],
  'iso-2022-jp': [
    '1b', '1b28', '1b284a5c7e', '1b284931', '1b24423021', '1b244230', '1b24423021301b2842', '1b24402e2e', '1b24420a3021',
    '1b2442ff30', '1b2442217f', '411b5041', '1b1b2842', '1b2841', '1b24284430', '1b4e', '0e41', '1b24430041', '1b24421b2842',
    '1b24421b2442', '1b2842411b2842', '1b284a0d5c', '1b28490d31', '1b28484141', '1b24420e3021', '1b28420a1b2842',
  ],
};
for (const [encoding, list] of Object.entries(wrong)) {
  for (const hex of list) {
    const text = decode(encoding, bytesOf(hex));
    console.log(encoding, hex, JSON.stringify(text), decode(encoding, bytesOf(hex), { fatal: true }) === text);
  }
}

function pieces(encoding, hex, options) {
  const decoder = new TextDecoder(encoding, options);
  const parts = bytesOf(hex).map((byte) => decoder.decode(Uint8Array.of(byte), { stream: true }));
  return JSON.stringify([...parts, decoder.decode(), decoder.decode(Uint8Array.of(0x41, 0x42))]);
}
for (const [encoding, hex] of [
  ['gbk', '81308130b0a141'], ['gb18030', '84319533843195'], ['big5', 'a1'], ['big5', 'a441ff'], ['euc-jp', '8fa2af8ea1a4a2'],
  ['shift_jis', '82a0b1'], ['euc-kr', 'b0a1b0'], ['iso-2022-jp', '1b2442302130211b284a5c'], ['iso-2022-jp', '1b24421b2842'],
  ['windows-1251', 'c0e0'], ['utf-16be', 'feff0041'],
]) {
  console.log(encoding, pieces(encoding, hex), pieces(encoding, hex, { ignoreBOM: true }));
}
for (const label of ['replacement', 'hz-gb-2312', 'utf-7', 'cp949', 'gbk\v']) console.log(decode(label, []));
for (const label of ['GB2312', ' sjis\n', 'l2', 'dos-874', 'korean', 'x-x-big5', 'visual', 'logical', '866', 'mac', 'koi']) {
  console.log(label, new TextDecoder(label).encoding);
}
for (const encoding of ['utf-8', 'utf-16be', 'gbk', 'iso-2022-jp', 'windows-1253']) {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(Uint8Array.of(0xd2));
  } catch (error) {
    console.log(error.stack.split('\n')[0], Object.keys(error));
  }
}
