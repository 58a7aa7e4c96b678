export { number as renamed } from './plain.mjs';
export * from './plain.mjs';
export * as all from './plain.mjs';
