/**
 * The VAT within a total, in minor units: `total × rate / (100 + rate)`, halves away from zero, so
 * that a deduction's VAT is the negative of the same sale's.
 *
 * @param rate Percents as a decimal text, `21.00`.
 */
export function vatOf(totalMinorUnits: number, rate: string): number {
  const hundredths = BigInt(Math.round(Number(rate) * 100))
  const total = BigInt(Math.abs(totalMinorUnits))
  const divisor = 10_000n + hundredths
  const vat = Number((2n * total * hundredths + divisor) / (2n * divisor))
  return totalMinorUnits < 0 ? 0 - vat : vat
}
