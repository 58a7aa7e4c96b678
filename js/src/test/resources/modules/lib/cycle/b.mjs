import { a } from './a.mjs';
export function b() {
  try {
    return a();
  } catch (error) {
    return error.name;
  }
}
