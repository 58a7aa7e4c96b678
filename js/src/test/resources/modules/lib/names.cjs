exports.first = 1;
module.exports.second = 2;
Object.defineProperty(exports, 'third', { enumerable: true, value: 3 });
exports[['not', 'seen'].join('')] = 4;
