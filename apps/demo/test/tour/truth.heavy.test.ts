import { expect, it } from 'vitest'
import { openStage } from '../../src/scenarios/open-stage.ts'
import { PROVIDERS } from '../../src/tour/stop.ts'
import { tour } from '../../src/tour/tour.ts'
import { CLAIMS, moneyOf, WORDS } from './claims.ts'
import { untrueInOffice } from './office.ts'
import { OFFICE_CLAIMS } from './office-claims.ts'

/** What the shop's own people are advised to do, in the back office and on the shop's side of an order. */
const PLAIN = /Try again|Ask the (?:provider|payer|person)/g

it.each(PROVIDERS)(
  'what every page of shop and back office says of money at %s is what the simulator’s ledger has, in every state',
  async (provider) => {
    const stage = await openStage()
    const { ledger } = stage[provider]
    const untrue: string[] = []
    const words = new Set<string>()
    const said = new Set<string>()
    const health = new Set<string>()
    for await (const seen of tour(stage, { provider })) {
      const ledgers = () =>
        seen.view.payments.map(({ payment }) => moneyOf(ledger, payment.reference))
      const money = ledgers().at(-1) ?? moneyOf(ledger, '')
      for (const [claim, isTrue] of CLAIMS) {
        const found = claim.exec(seen.page)
        if (found) said.add(claim.source)
        if (found && !isTrue(money)) {
          untrue.push(`${seen.name}: “${found[0]}” with ${JSON.stringify(money)}`)
        }
      }
      const { payments, list, totals, health: how } = seen.office
      const office = [...payments, list, totals, how].join('\n')
      for (const [claim] of OFFICE_CLAIMS) if (claim.test(office)) said.add(claim.source)
      if (seen.name.includes('is down'))
        health.add(how.includes('times in a row') ? 'failing' : how)
      untrue.push(...(await untrueInOffice(seen, ledgers)))
      for (const [word] of `${seen.page}\n${office}`.replaceAll(PLAIN, '').matchAll(WORDS)) {
        words.add(`${seen.name}: ${word}`)
      }
    }
    await stage.close()

    expect(untrue).toEqual([])
    expect([...words]).toEqual([])
    expect([...health]).toEqual(['failing'])
    expect([...said]).toEqual(
      expect.arrayContaining(['You were not charged', 'holds money', 'holds no money anymore']),
    )
  },
  900_000,
)
