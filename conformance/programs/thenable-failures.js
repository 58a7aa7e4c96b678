// Thenables that throw, that have a throwing getter, or that never answer.
// models: all
const caught = (name) => (reason) => console.log(name + ' ' + reason);
Promise.resolve({ then() { throw 'thrown'; } }).catch(caught('then:'));
Promise.resolve({ get then() { throw 'getter'; } }).catch(caught('getter:'));
Promise.resolve({ then(_, reject) { reject('no'); } }).catch(caught('reject:'));
Promise.resolve({ then: 'not callable' }).then((value) => console.log('plain ' + value.then));
Promise.resolve({ then() { console.log('silent'); } }).then(() => console.log('never'));
Promise.resolve().then(() => console.log('1')).then(() => console.log('2')).then(() => console.log('3'));
