/** Keeps what is masked already, and the last four digits of anything else. */
export function maskNumber(number: string): string {
  return /\d{7}/.test(number.replaceAll(/[\s-]/g, ''))
    ? `${'*'.repeat(12)}${number.slice(-4)}`
    : number
}
