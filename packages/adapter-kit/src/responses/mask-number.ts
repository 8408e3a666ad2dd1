/** Masks the number of a card or an account but for its last four characters; one that is masked stays as it is. */
export function maskNumber(number: string): string {
  const isWhole = /\d{7}/.test(number.replaceAll(/[\s-]/g, ''))
  return isWhole ? `${'*'.repeat(12)}${number.slice(-4)}` : number
}
