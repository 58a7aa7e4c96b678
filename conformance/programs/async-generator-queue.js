// next, throw and return called at once are queued and answered in order.
// models: all
async function* generator() {
  try {
    const a = yield 'one';
    console.log('was sent ' + a);
    await null;
    yield Promise.resolve('two');
    yield 'three';
  } catch (error) {
    console.log('inside caught ' + error);
    yield 'rescued';
  } finally {
    console.log('cleanup');
  }
}
const g = generator();
const show = (name) => (result) => console.log(name + ' ' + JSON.stringify(result));
g.next('ignored').then(show('next 1'));
g.next('A').then(show('next 2'));
g.throw('trouble').then(show('throw'));
g.return('bye').then(show('return'));
g.next().then(show('next 3'));
console.log('script');
