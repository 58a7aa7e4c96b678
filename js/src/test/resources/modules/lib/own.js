exports.name = 'own';
exports.parent = module.parent?.id;
