/** Masks a card or account number but for its last four characters; a masked one is not changed. */
export function maskNumber(number: string): string {
  const isWhole = /\d{7}/.test(number.replaceAll(/[\s-]/g, ''))
  return isWhole ? `${'*'.repeat(12)}${number.slice(-4)}` : number
}
