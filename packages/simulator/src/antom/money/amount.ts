/** Money in the currency's smallest unit. */
export interface Amount {
  readonly currency: string
  readonly minorUnits: number
}

/** An amount as answers carry it: the value is a string, whatever the request used. */
export function toWire({ currency, minorUnits }: Amount): { currency: string; value: string } {
  return { currency, value: String(minorUnits) }
}

/** The sum of amounts of one currency, in minor units. */
export function sumOf(objects: readonly { amount: Amount }[]): number {
  return objects.reduce((total, { amount }) => total + amount.minorUnits, 0)
}

export function isSameAmount(one: Amount, other: Amount): boolean {
  return one.currency === other.currency && one.minorUnits === other.minorUnits
}
