/** `p50 / p95 (min–max, n)` of some measurements. */
export function percentiles(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
  const text = (number) => number.toFixed(number < 100 ? 1 : 0);
  return `p50 ${text(at(0.5))}  p95 ${text(at(0.95))}  min ${text(sorted[0])}  max ${text(sorted.at(-1))}  n=${sorted.length}`;
}
