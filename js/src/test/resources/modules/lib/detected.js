import { number } from './plain.mjs';
export const detected = number;
