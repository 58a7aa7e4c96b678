// Runs programs one after another in one Node: each begins when the loop of the one before it has come to its end.
// A request is the length of a program in four bytes, and the program; the answer is in the same form, its first line
// being the referee's verdict and the others what the program printed.
const fs = require('fs');
const vm = require('vm');

const major = Number(process.versions.node.split('.')[0]);

// Writing to a pipe queues a tick, and in older Nodes it depends on whether there is a tick when a rejection is told.
function log(text) {
  lines.push(text);
  if (major < 12) process.nextTick(() => {});
}

function read(length) {
  const buffer = Buffer.alloc(length);
  for (let at = 0; at < length; ) {
    const count = fs.readSync(0, buffer, at, length - at, null);
    if (count === 0) process.exit(0);
    at += count;
  }
  return buffer;
}

function answer(text) {
  const body = Buffer.from(text);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.length, 0);
  const all = Buffer.concat([head, body]);
  for (let at = 0; at < all.length; ) at += fs.writeSync(1, all, at);
}

function watchedFiles(referee) {
  const files = Object.create(fs);
  for (const name of ['readFile', 'stat', 'access']) {
    files[name] = (path, callback) => {
      referee.operationBegins();
      fs[name](path, (...results) => {
        referee.operationEnds();
        callback(...results);
      });
    };
  }
  return files;
}

function watchedImmediates(referee) {
  const pending = new Set();
  return {
    setImmediate(callback, ...values) {
      referee.turnBegins();
      const immediate = setImmediate((...args) => {
        if (pending.delete(immediate)) referee.turnEnds();
        callback(...args);
      }, ...values);
      pending.add(immediate);
      return immediate;
    },
    clearImmediate(immediate) {
      if (pending.delete(immediate)) referee.turnEnds();
      clearImmediate(immediate);
    },
  };
}

let lines;
let referee;

function start(source) {
  lines = [];
  referee = createReferee({
    setTimeout,
    setInterval,
    clearTimeout,
    clearInterval,
    intervalsStopAtErrors: major < 11,
    delay: (ms) => (ms >= 1 ? ms : 1),
    startOf: (timer) => timer._idleStart,
    fired() {},
    watch(timer, rearmed) {
      const refresh = timer.refresh;
      timer.refresh = function () {
        const result = refresh.call(timer);
        if (timer._idleTimeout >= 0) rearmed();
        return result;
      };
    },
  });
  const immediates = watchedImmediates(referee);
  const files = watchedFiles(referee);
  const names = ['console', 'require', '__filename', 'setTimeout', 'setInterval', 'clearTimeout', 'clearInterval',
    'setImmediate', 'clearImmediate'];
  const values = [{ log }, () => files, __filename, referee.setTimeout, referee.setInterval,
    referee.clearTimeout, referee.clearInterval, immediates.setImmediate, immediates.clearImmediate];
  vm.runInThisContext('(function (' + names.join() + ') {' + source + '\n})')(...values);
}

function finish() {
  referee.stop();
  for (const name of ['uncaughtException', 'unhandledRejection', 'rejectionHandled']) process.removeAllListeners(name);
  answer(referee.verdict() + '\n' + lines.map((line) => line + '\n').join(''));
  referee = undefined;
}

process.on('beforeExit', () => {
  if (referee) finish();
  const source = read(read(4).readUInt32BE(0)).toString();
  // From the loop, since it would be over after a program that leaves nothing but promises.
  setImmediate(() => {
    try {
      start(source);
    } catch (error) {
      referee.refuse(error);
    }
  });
});
