import type { Seen, SeenOffice } from '../../src/tour/tour.ts'
import type { Money } from './claims.ts'
import { differing, differingTotals, OFFICE_CLAIMS } from './office-claims.ts'

/**
 * What the back office says of an order that the ledger of each of its payments does not have.
 *
 * @param ledgers What each of them has by now: money may move until they have been read again.
 */
export async function untrueInOffice(
  seen: Seen,
  ledgers: () => readonly Money[],
): Promise<string[]> {
  const { office, name } = seen
  const before = untrueOf(office, ledgers())
  const again = await seen.readAgain()
  const all = ledgers()
  const said = [
    ...before,
    ...untrueOf(again, all),
    ...all.flatMap((money, at) => differing(again.payments[at] ?? '', money)),
    ...differingTotals(again.totals, all),
  ]
  return [...new Set(said)].map((one) => `${name}, in the back office: ${one}`)
}

function untrueOf({ payments, list }: SeenOffice, all: readonly Money[]): readonly string[] {
  const alone = all.length === 1 ? [list] : []
  return all.flatMap((money, at) =>
    [payments[at], ...alone].flatMap((page = '') => untrue(page, money)),
  )
}

function untrue(page: string, money: Money): readonly string[] {
  const said = aboutIt(page)
  return OFFICE_CLAIMS.flatMap(([claim, isTrue]) => {
    const found = claim.exec(said)
    return found && !isTrue(money) ? [`“${found[0]}” with ${JSON.stringify(money)}`] : []
  })
}

/** Without the filters of the list, and without the other attempts that a payment's page names. */
function aboutIt(page: string): string {
  return page
    .replace(/^Payments\nSearch[\s\S]*\nClear\n/, '')
    .replace(/\nAttempts of the order[\s\S]*/, '')
}
