import { describe, expect, it } from 'vitest'
import { formatTable } from '../../src/scenarios/format-table.ts'
import { startAndPay } from '../../src/scenarios/play.ts'
import { runScenarios } from '../../src/scenarios/run-scenarios.ts'
import { SCENARIOS } from '../../src/scenarios/scenarios.ts'

describe.each(['mollie', 'antom'])('the scenarios at %s', (provider) => {
  it('come out as expected, by the shop’s knowledge and by the simulator’s book', async () => {
    const rows = await runScenarios(provider)

    expect(rows.map(({ scenario }) => scenario)).toEqual(SCENARIOS.map(({ name }) => name))
    expect(rows.filter(({ problems }) => problems.length > 0)).toEqual([])
  })
})

it('says what is wrong when something is not as expected', async () => {
  const expected = { mollie: { providerStatus: 'expired', status: 'failed', captured: 1 } } as const
  const rows = await runScenarios('mollie', [{ name: 'wrong', play: startAndPay, expected }])

  expect(rows[0]?.problems).toEqual([
    'providerStatus should be expired',
    'status should be failed',
    'captured should be 1',
  ])
  expect(formatTable(rows)).toContain('WRONG: providerStatus should be expired')
})
