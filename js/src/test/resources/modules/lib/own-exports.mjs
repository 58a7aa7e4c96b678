const value = { custom: true };
export { value as 'module.exports' };
export const other = 1;
