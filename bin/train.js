// Run once by ../rondo, so that the JVM learns which classes a program needs. Its output is thrown away.
const { EventEmitter } = require('events');
const fs = require('fs');
const util = require('util');
const { setTimeout: sleep } = require('timers/promises');

class Line {
  #text;

  constructor(text) {
    this.#text = text;
  }

  toString() {
    return `${this.#text}`.replace(/\s+/g, ' ').padEnd(8);
  }
}

async function* lines() {
  for (const text of ['one', 'two']) {
    yield new Line(text);
  }
}

async function main() {
  for await (const line of lines()) {
    console.log('%s %o', line, { list: [1, 2n, null], map: new Map([['a', new Set([1])]]) });
  }
  await Promise.allSettled([sleep(1), Promise.reject(new Error('expected'))]);
  await fs.promises.readFile(__filename, 'utf8');
  console.log(util.inspect(process.versions), JSON.stringify({ now: new Date(0) }));
}

function overflow() {
  return overflow() + 1;
}

try {
  overflow();
} catch (error) {
  console.log(error.name, error.stack.length);
}

const emitter = new EventEmitter();
emitter.once('end', () => console.log('end'));
process.nextTick(() => emitter.emit('end'));
queueMicrotask(() => console.log('microtask'));
setImmediate(() => console.log('immediate'));
setTimeout(() => console.log('timeout'), 1);
const interval = setInterval(() => clearInterval(interval), 1);
fs.readFile(__filename, (error, data) => console.log(error, data.length));
main().catch((error) => console.error(error));
