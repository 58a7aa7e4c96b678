// Chains advance side by side, one link a tick; catch and value pass through empty links.
// models: all
const chain = (name, start) => start
  .then((v) => { console.log(name + ' 1 ' + v); return v; })
  .catch((e) => { console.log(name + ' caught ' + e); return 'mended'; })
  .then(undefined, undefined)
  .then((v) => { console.log(name + ' 2 ' + v); throw 'again'; })
  .finally(() => console.log(name + ' finally'))
  .then(() => console.log('never'), (e) => console.log(name + ' 3 ' + e));
chain('x', Promise.resolve('good'));
chain('y', Promise.reject('bad'));
chain('z', new Promise((resolve) => resolve('good')));
