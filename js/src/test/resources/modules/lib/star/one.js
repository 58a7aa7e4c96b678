module.exports = 'star one';
