/** Keeps what is masked already, and the last four characters of anything else. */
export function maskNumber(number: string): string {
  const isWhole = /\d{7}/.test(number.replaceAll(/[\s-]/g, ''))
  return isWhole ? `${'*'.repeat(12)}${number.slice(-4)}` : number
}
