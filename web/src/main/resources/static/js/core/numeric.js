/** A typed number as JSON has it; nothing for nothing. What is none goes as it is, so that the server can say so. */
export function numeric(value) {
  const typed = String(value ?? '').trim();
  if (typed === '') return undefined;
  const number = Number(typed);
  // A whole number that JavaScript would round goes as it is too, rather than as another one.
  return Number.isFinite(number) && (!Number.isInteger(number) || Number.isSafeInteger(number)) ? number : typed;
}
