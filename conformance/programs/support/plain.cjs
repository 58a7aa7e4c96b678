console.log('plain: evaluated');
exports.value = 42;
exports.increase = () => ++exports.value;
process.nextTick(() => console.log('plain: tick'));
