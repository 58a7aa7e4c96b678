// A hook sees timers, immediates and ticks come and go.
const { createHook, executionAsyncId, triggerAsyncId } = require('async_hooks');
const known = new Map();
const lines = [];
createHook({
  init(id, type) {
    if (type === 'Timeout' || type === 'Immediate' || type === 'TickObject') {
      known.set(id, type);
      lines.push('init ' + type);
    }
  },
  before(id) { if (known.has(id)) lines.push('before ' + known.get(id)); },
  after(id) { if (known.has(id)) lines.push('after ' + known.get(id)); },
}).enable();
const top = executionAsyncId();
setTimeout(() => lines.push('timeout, trigger is top ' + (triggerAsyncId() === top)), 20);
setImmediate(() => lines.push('immediate, trigger is top ' + (triggerAsyncId() === top)));
process.nextTick(() => lines.push('tick, trigger is top ' + (triggerAsyncId() === top)));
process.on('exit', () => console.log(lines.join('\n')));
