module.exports = require('small');
