/** Whichever panel is open. */
export function Panels() {
  return null;
}
