module.exports = function () {};
module.exports.extra = 'on a function';
