// scheduler.postTask: three priorities, whatever the order of posting.
// models: browser
const post = (name, priority) => scheduler.postTask(() => {
  console.log(name);
  Promise.resolve().then(() => console.log('promise of ' + name));
  return name;
}, { priority });
post('background 1', 'background');
post('visible 1', 'user-visible').then((name) => console.log('result ' + name));
post('blocking 1', 'user-blocking');
post('background 2', 'background');
post('visible 2', undefined);
post('blocking 2', 'user-blocking');
console.log('script');
