import { expect, it } from 'vitest'
import { openStage } from '../../src/scenarios/open-stage.ts'
import { PROVIDERS } from '../../src/tour/stop.ts'
import { tour } from '../../src/tour/tour.ts'
import { CLAIMS, moneyOf, WORDS } from './claims.ts'

it.each(PROVIDERS)(
  'what every page says of money at %s is what the simulator’s ledger has, in every state',
  async (provider) => {
    const stage = await openStage()
    const untrue: string[] = []
    const words: string[] = []
    const claims = new Map(CLAIMS.map(([claim]) => [claim.source, 0]))
    for await (const seen of tour(stage, { provider })) {
      const money = moneyOf(stage[provider].ledger, seen)
      for (const [claim, isTrue] of CLAIMS) {
        const said = claim.exec(seen.page)
        if (said) claims.set(claim.source, (claims.get(claim.source) ?? 0) + 1)
        if (said && !isTrue(money)) {
          untrue.push(`${seen.name}: “${said[0]}” with ${JSON.stringify(money)}`)
        }
      }
      for (const [word] of seen.page.matchAll(WORDS)) words.push(`${seen.name}: ${word}`)
    }
    await stage.close()

    expect(untrue).toEqual([])
    expect([...new Set(words)]).toEqual([])
    expect(claims.get('You were not charged')).toBeGreaterThan(0)
  },
  600_000,
)
