'use strict';

// Which texts are addresses.

const OCTET = '(?:[0-9]|[1-9][0-9]|1[0-9][0-9]|2[0-4][0-9]|25[0-5])';
const V4 = new RegExp(`^${OCTET}(?:\\.${OCTET}){3}$`);

function isIPv4(input) {
  return V4.test(`${input}`);
}

function isIPv6(input) {
  const [address, zone, ...more] = `${input}`.split('%');
  if (more.length > 0 || zone === '' || !/^[0-9a-f:.]+$/i.test(address)) return false;
  const last = address.slice(address.lastIndexOf(':') + 1);
  if (last.includes('.') && !isIPv4(last)) return false;
  const plain = last.includes('.') ? `${address.slice(0, -last.length)}0:0` : address;
  const halves = plain.split('::');
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  return halves.length <= 2 && groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) &&
    (halves.length === 2 ? groups.length < 8 : groups.length === 8);
}

function isIP(input) {
  if (isIPv4(input)) return 4;
  return isIPv6(input) ? 6 : 0;
}

module.exports = { isIP, isIPv4, isIPv6 };
