export default function plain() {}
export const number = 7;
export let live = 1;
export function grow() {
  live++;
}
