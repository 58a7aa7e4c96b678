// A subclass is kept by then, catch, finally and the combinators; awaiting it costs ticks.
// models: all
let made = 0;
class Counted extends Promise {
  constructor(executor) {
    super(executor);
    made++;
  }
}
const start = Counted.resolve(1);
const next = start.then((v) => v + 1).finally(() => 0);
console.log('counted ' + (next instanceof Counted) + ' ' + made);
next.then((v) => console.log('value ' + v + ' made ' + made));
Counted.all([start, 2]).then((all) => console.log('all ' + all.join()));
(async () => console.log('awaited ' + await start))();
let chain = Promise.resolve();
for (let n = 1; n <= 8; n++) chain = chain.then(() => console.log('link ' + n));
