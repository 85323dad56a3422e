/** Ends a `switch` over a union: adding a kind without a case does not compile. */
export function assertNever(value: never): never {
  throw new Error(`unhandled kind: ${JSON.stringify(value)}`);
}
