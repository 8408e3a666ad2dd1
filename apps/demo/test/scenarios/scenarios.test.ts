import { beforeAll, describe, expect, it } from 'vitest'
import { formatTable } from '../../src/scenarios/format-table.ts'
import { startAndPay } from '../../src/scenarios/play.ts'
import { type Row, runScenarios } from '../../src/scenarios/run-scenarios.ts'
import { SCENARIOS } from '../../src/scenarios/scenarios.ts'
import { sharedStage } from '../support/shared-stage.ts'

describe('the scenarios', () => {
  let rows: readonly Row[]
  beforeAll(async () => {
    rows = await runScenarios(['mollie', 'antom'], { stage: await sharedStage() })
  })

  it.each(['mollie', 'antom'])(
    'come out as expected at %s, by the shop’s knowledge and by the simulator’s book',
    (provider) => {
      const own = rows.filter((row) => row.provider === provider)

      expect(own.map(({ scenario }) => scenario)).toEqual(SCENARIOS.map(({ name }) => name))
      expect(own.filter(({ problems }) => problems.length > 0)).toEqual([])
    },
  )

  it('stand side by side in a table of at most 100 characters, with the unknown moment', () => {
    const table = formatTable(rows)
    const lines = table.split('\n')

    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(100)
    expect(lines[0]).toMatch(/^scenario +Mollie +Antom$/)
    expect(table).toMatch(/response lost, paid +unknown, then paid .*unknown, then SUCCESS/)
    expect(table).toContain('ledger: 1 payment, 2 refunds')
  })
})

it('says what is wrong when something is not as expected', async () => {
  const expected = { mollie: { providerStatus: 'expired', status: 'failed', captured: 1 } } as const
  const scenarios = [{ name: 'wrong', play: startAndPay, expected }]
  const rows = await runScenarios(['mollie'], { scenarios, stage: await sharedStage() })

  expect(rows[0]?.problems).toEqual([
    'providerStatus should be expired',
    'status should be failed',
    'captured should be 1',
  ])
  expect(formatTable(rows)).toContain('WRONG: providerStatus should be expired')
})
