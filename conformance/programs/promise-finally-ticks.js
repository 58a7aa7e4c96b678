// finally passes the outcome on, and takes two ticks more than then.
// models: all
Promise.resolve('v').finally(() => console.log('finally')).then((v) => console.log('after finally ' + v));
Promise.resolve('v').then((v) => { console.log('then'); return v; }).then((v) => console.log('after then ' + v));
Promise.reject('e').finally(() => 'ignored').catch((e) => console.log('still ' + e));
Promise.resolve('v').finally(() => { throw 'stronger'; }).catch((e) => console.log('replaced by ' + e));
Promise.resolve('v').finally(() => new Promise((r) => setTimeout(r, 10))).then((v) => console.log('waited ' + v));
let chain = Promise.resolve();
for (let n = 1; n <= 7; n++) chain = chain.then(() => console.log('link ' + n));
