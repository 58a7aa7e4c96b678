// Rejections at an await become exceptions; finally blocks that await delay the outcome.
// models: all
async function work(name, promise) {
  try {
    console.log(name + ' got ' + await promise);
  } catch (error) {
    console.log(name + ' caught ' + error);
    await null;
    return name + ' recovered';
  } finally {
    await null;
    console.log(name + ' finally');
  }
  return name + ' done';
}
work('a', Promise.resolve(1)).then(console.log);
work('b', Promise.reject(2)).then(console.log);
work('c', 3).then(console.log);
