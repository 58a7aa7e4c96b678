const one = 1;
module.exports = { one, two: 2, 'three': 3 };
