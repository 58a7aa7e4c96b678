// A plain generator driven by promises, as people did before async functions.
// models: all
function run(generatorFunction) {
  const g = generatorFunction();
  const step = (method, value) => {
    const { value: out, done } = g[method](value);
    return done ? Promise.resolve(out) : Promise.resolve(out).then((v) => step('next', v), (e) => step('throw', e));
  };
  return step('next');
}
const task = (name) => function* () {
  console.log(name + ' ' + (yield Promise.resolve(1)));
  try {
    yield Promise.reject('oops');
  } catch (error) {
    console.log(name + ' ' + error);
  }
  return name + ' result';
};
run(task('a')).then(console.log);
run(task('b')).then(console.log);
