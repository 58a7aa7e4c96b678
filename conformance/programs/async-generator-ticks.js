// Counts the microtask ticks that async generators, for await and await take.
// models: all
const P = Promise.resolve.bind(Promise);
const cases = {
  'await in gen': async (m) => { const g=(async function*(){ await 1; m('a'); await P(2); m('b'); })(); await g.next(); m('end'); },
  'yield plain': async (m) => { const g=(async function*(){ m('s'); yield 1; m('r'); yield 2; })(); g.next().then(()=>{m('n1'); g.next().then(()=>{m('n2'); g.next().then(()=>m('n3'))})}); },
  'yield promise': async (m) => { const g=(async function*(){ yield P(1); m('r'); yield P(2); })(); g.next().then(()=>{m('n1'); g.next().then(()=>m('n2'))}); },
  'return plain': async (m) => { const g=(async function*(){ return 1; })(); g.next().then(()=>m('n1')); },
  'return promise': async (m) => { const g=(async function*(){ return P(1); })(); g.next().then(()=>m('n1')); },
  'empty': async (m) => { const g=(async function*(){})(); g.next().then(()=>m('n1')); },
  'g.return': async (m) => { const g=(async function*(){ yield 1 })(); g.next().then(()=>{m('n1');g.return(5).then(()=>m('ret'))}); },
  'g.return start': async (m) => { const g=(async function*(){ yield 1 })(); g.return(5).then(()=>m('ret')); },
  'g.return fin': async (m) => { const g=(async function*(){ try{yield 1}finally{m('f')} })(); g.next().then(()=>{m('n1');g.return(5).then(()=>m('ret'))}); },
  'g.return prom': async (m) => { const g=(async function*(){ try{yield 1}finally{m('f')} })(); g.next().then(()=>{m('n1');g.return(P(5)).then(()=>m('ret'))}); },
  'g.return done': async (m) => { const g=(async function*(){})(); g.next().then(()=>{m('n1');g.return(P(5)).then(()=>m('ret'))}); },
  'g.throw': async (m) => { const g=(async function*(){ try{yield 1}catch{m('c')} })(); g.next().then(()=>{m('n1');g.throw(5).then(()=>m('t'))}); },
  'g.throw start': async (m) => { const g=(async function*(){ yield 1 })(); g.throw(5).catch(()=>m('t')); },
  'throws': async (m) => { const g=(async function*(){ throw 1 })(); g.next().catch(()=>m('t')); },
  'yield rejected': async (m) => { const g=(async function*(){ try { yield Promise.reject(1) } catch { m('c') } })(); g.next().then(()=>m('n')); },
  'yield* array': async (m) => { const g=(async function*(){ yield* [1,2]; m('after') })(); g.next().then(()=>{m('n1'); g.next().then(()=>{m('n2');g.next().then(()=>m('n3'))})}); },
  'yield* promises': async (m) => { const g=(async function*(){ yield* [P(1),P(2)]; m('after') })(); g.next().then(()=>{m('n1'); g.next().then(()=>{m('n2');g.next().then(()=>m('n3'))})}); },
  'yield* empty': async (m) => { const g=(async function*(){ yield* []; m('after') })(); g.next().then(()=>{m('n1'); }); },
  'yield* gen': async (m) => { const g=(async function*(){ yield* (async function*(){yield 1; m('i'); return 3})(); m('after') })(); g.next().then(()=>{m('n1'); g.next().then(()=>{m('n2');})}); },
  'yield* gen return': async (m) => { const g=(async function*(){ yield* (async function*(){yield 1; })(); m('after') })(); g.next().then(()=>{m('n1'); g.return(1).then(()=>{m('r');})}); },
  'yield* array return': async (m) => { const g=(async function*(){ yield* [1,2]; m('after') })(); g.next().then(()=>{m('n1'); g.return(1).then(()=>{m('r');})}); },
  'yield* gen throw': async (m) => { const g=(async function*(){ yield* (async function*(){yield 1; })(); m('after') })(); g.next().then(()=>{m('n1'); g.throw(1).catch(()=>{m('r');})}); },
  'for await array': async (m) => { for await (const x of [1, P(2)]) m('x'); m('end'); },
  'for await array break': async (m) => { for await (const x of [1, P(2)]) { m('x'); break } m('end'); },
  'for await gen': async (m) => { for await (const x of (async function*(){yield 1; yield P(2)})()) m('x'); m('end'); },
  'for await gen break': async (m) => { for await (const x of (async function*(){yield 1; yield P(2)})()) {m('x');break} m('end'); },
  'for await gen* break': async (m) => { for await (const x of (async function*(){yield* [1]})()) {m('x');break} m('end'); },
  'for await sync gen break': async (m) => { for await (const x of (function*(){yield 1; yield 2})()) {m('x');break} m('end'); },
  'for await empty': async (m) => { for await (const x of []) ; m('end'); },
  'for await custom': async (m) => { let i=0; for await (const x of {[Symbol.asyncIterator](){return {next(){return {done: i++>1, value:1}}, return(){return {}}}}}) {m('x');} m('end'); },
  'for await custom break': async (m) => { let i=0; for await (const x of {[Symbol.asyncIterator](){return {next(){return {done: i++>1, value:1}}, return(){return {}}}}}) {m('x');break} m('end'); },
  'return in async': async (m) => { (async()=>1)().then(()=>m('a')); (async()=>P(1))().then(()=>m('b')); (async()=>{return await P(1)})().then(()=>m('c')); },
  'await forms': async (m) => { await 1; m('a'); await P(1); m('b'); await {then(r){r(1)}}; m('c'); await {then(r){P().then(r)}}; m('d'); await new Promise(r=>r(P(1))); m('e'); try { await Promise.reject(1) } catch {} m('f'); await (async()=>1)(); m('g') },
  'queue': async (m) => { const g=(async function*(){ yield 1; yield 2; })(); for (let i=0;i<4;i++) g.next().then(()=>m('n'+i)); g.return(P(1)).then(()=>m('ret')); },
  'await in for': async (m) => { for await (const x of (async function*(){ await 1; yield await P(2); try { await Promise.reject(3) } catch {} return 1 })()) m('x'); m('end'); },
  'yield thenable': async (m) => { const g=(async function*(){ yield {then(r){m('th');r(1)}}; m('r'); })(); g.next().then(()=>{m('n1'); g.next().then(()=>m('n2'))}); },
};
const names = Object.keys(cases);
(function next(i) {
  if (i === names.length) return;
  let tick = 0, idle = 0; const out = [];
  const m = (s) => { idle = 0; out.push(s + '@' + tick); };
  (function count() { tick++; if (++idle < 40) P().then(count); else { console.log(names[i] + ': ' + out.join(' ')); setTimeout(next, 1, i + 1); } })();
  cases[names[i]](m);
})(0);
