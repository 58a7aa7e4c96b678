module.exports = 'index of a directory';
