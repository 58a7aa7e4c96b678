export const value = await Promise.resolve('waited');
