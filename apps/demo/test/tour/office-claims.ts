import type { Money } from './claims.ts'

type Claim = readonly [RegExp, (money: Money) => boolean]

/** What the payer paid and has not got back. */
const held = ({ captured, reversed, refunded, chargedBack }: Money) =>
  captured - reversed - refunded - chargedBack

/** Sentences about one payment, on its page and in the list, and when they are true. */
export const OFFICE_CLAIMS: readonly Claim[] = [
  [/holds money/, (money) => held(money) > 0],
  [/holds no money anymore/, (money) => money.captured > 0 && held(money) <= 0],
  [/(?<!has )ended without money/, ({ captured, reversed }) => captured - reversed === 0],
  [/No money is held/, (money) => held(money) <= 0],
  [/The money was taken/, ({ captured }) => captured > 0],
  [/not charged yet/, ({ captured }) => captured === 0],
  [/nothing was charged/i, ({ captured }) => captured === 0],
  [/The provider is working on it/, ({ payments }) => payments > 0],
  [/Payment of \S+ applied/, ({ payments }) => payments === 1],
  [/Payment of \S+ not applied/, ({ payments }) => payments === 0],
  [/Refund of \S+ applied/, ({ refundsAccepted }) => refundsAccepted > 0],
  [/Refund of \S+ not applied/, ({ refundsAccepted }) => refundsAccepted === 0],
  [/Refund of \S+ waiting/, ({ refundsAccepted }) => refundsAccepted === 0],
  [/Capture of \S+ not applied/, ({ captured }) => captured === 0],
  [
    /Cancel applied/,
    ({ captured, reversed, canceled }) => canceled > 0 || captured - reversed === 0,
  ],
]

/** The amounts that a page reports, by their label, in minor units; what is not reported is left out. */
export function amountsOn(page: string): ReadonlyMap<string, number> {
  const lines = page.split('\n')
  const start = lines.indexOf('Money', lines.indexOf('What you can do'))
  const found = new Map<string, number>()
  for (let at = start + 1; at < lines.length && !HEADINGS.has(lines[at] ?? ''); at += 2) {
    const amount = minorUnits(lines[at + 1] ?? '')
    if (amount !== undefined) found.set(lines[at] ?? '', amount)
  }
  return found
}

const HEADINGS = new Set(['What the provider shows', 'Attempts of the order'])

/** Captured, refunded, returned and charged back, as the totals of one order say; undefined where not reported. */
export function totalsOn(page: string): readonly (number | undefined)[] {
  const row = /^EUR.*$/m.exec(page)?.[0] ?? ''
  const cells = [...row.matchAll(/(€[\d,]+\.\d\d)( ?\d+ not reported)?/g)].slice(1)
  return cells.map(([, amount = '', silence]) => (silence ? undefined : minorUnits(amount)))
}

/** What totals differ in from the sums of the ledger. */
export function differingTotals(page: string, all: readonly Money[]): readonly string[] {
  const sum = (one: (money: Money) => number) => all.reduce((total, money) => total + one(money), 0)
  const [captured, refunded, reversed, chargedBack] = totalsOn(page)
  return compared(
    { captured, refunded, reversed, chargedBack },
    {
      captured: sum((one) => one.captured),
      refunded: sum((one) => one.refunded),
      reversed: sum((one) => one.reversed),
      chargedBack: sum((one) => one.chargedBack),
    },
  ).map((one) => `in total, ${one}`)
}

function minorUnits(text: string): number | undefined {
  const digits = /^€([\d,]+)\.(\d\d)$/.exec(text)
  return digits ? Number(`${digits[1]?.replaceAll(',', '')}${digits[2]}`) : undefined
}

/** The amounts that a page reports after a fresh read, and the ledger's. */
export function differing(page: string, money: Money): readonly string[] {
  const shown = amountsOn(page)
  return compared(
    {
      captured: shown.get('Captured'),
      refunded: shown.get('Refunded'),
      reversed: shown.get('Returned by a cancel'),
      chargedBack: shown.get('Charged back'),
    },
    money,
  )
}

type Amounts = Pick<Money, 'captured' | 'refunded' | 'reversed' | 'chargedBack'>

/** A provider that returned late money by itself may report none of it: only what is left has to be right. */
function compared(
  {
    captured,
    reversed,
    refunded,
    chargedBack,
  }: { readonly [Name in keyof Amounts]: number | undefined },
  right: Amounts,
): readonly string[] {
  const kept = captured === undefined ? undefined : captured - (reversed ?? 0)
  const rows: readonly (readonly [string, number | undefined, number])[] = [
    ['captured and not returned', kept, right.captured - right.reversed],
    ['refunded', refunded, right.refunded],
    ['charged back', chargedBack, right.chargedBack],
  ]
  return rows.flatMap(([label, said, amount]) =>
    said === undefined || said === amount ? [] : [`${label}: ${said}, not ${amount}`],
  )
}
