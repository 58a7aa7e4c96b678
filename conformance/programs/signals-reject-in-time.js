// How many steps a rejection takes: by a signal that is aborted later, by one that is aborted already, by a wrong argument.
// models: node>=24
const { promises: files } = require('fs');
const timers = require('timers/promises');

const aborted = AbortSignal.abort();

const later = (start) => () => {
  const controller = new AbortController();
  const promise = start(controller.signal);
  controller.abort();
  return promise;
};

const cases = {
  setImmediate: later((signal) => timers.setImmediate(1, { signal })),
  setTimeout: later((signal) => timers.setTimeout(5, 1, { signal })),
  wait: later((signal) => timers.scheduler.wait(5, { signal })),
  'setTimeout, aborted': () => timers.setTimeout(5, 1, { signal: aborted }),
  'readFile, aborted': () => files.readFile(__filename, { signal: aborted }),
  'writeFile, aborted': () => files.writeFile('/nowhere', 'x', { signal: aborted }),
  'writeFile of pieces, aborted': () => files.writeFile('/nowhere', ['x'], { signal: aborted }),
  'appendFile, aborted': () => files.appendFile('/nowhere', 'x', { signal: aborted }),
  'readFile of a number': () => files.readFile(5),
  'writeFile of a number': () => files.writeFile(5, 'x'),
  'appendFile of a number': () => files.appendFile(5, 'x'),
  'truncate of a number': () => files.truncate(5, 1),
  'readFile in no encoding': () => files.readFile('/nowhere', 'none'),
  'readdir of a number': () => files.readdir(5),
  'rm of a number': () => files.rm(5),
};

function next(names) {
  const [name, ...rest] = names;
  if (name === undefined) return;
  let steps = 0;
  cases[name]().catch((error) => console.log(name, steps, error.code, error.message));
  let promise = Promise.resolve();
  for (let i = 0; i < 10; i++) promise = promise.then(() => steps++);
  setTimeout(next, 20, rest);
}

next(Object.keys(cases));
