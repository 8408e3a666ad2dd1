import { isReported, type Reported } from '@paystate/core'
import type { ShopPayment } from '../payments/shop-payment.ts'
import { openStage, type Stage } from './open-stage.ts'
import type { Expected, Scenario } from './scenario.ts'
import { SCENARIOS } from './scenarios.ts'

/** The result of a scenario at a provider. */
export interface Row {
  readonly provider: string
  readonly scenario: string
  readonly providerStatus: string
  /** The provider's statuses of the refunds. */
  readonly refundStatuses: readonly string[]
  readonly status: string
  readonly captured: Reported<number>
  readonly refunded: Reported<number>
  readonly reversed: Reported<number>
  /** What the provider really has, by the simulator's own ledger. */
  readonly payments: number
  readonly refunds: number
  /** What differs from what is expected; empty when all is well. */
  readonly problems: readonly string[]
  readonly note?: string
}

/** Runs every scenario at a provider, one after another. */
export async function runScenarios(
  provider: string,
  scenarios: readonly Scenario[] = SCENARIOS,
): Promise<readonly Row[]> {
  const stage = await openStage(provider)
  try {
    const rows: Row[] = []
    for (const scenario of scenarios) rows.push(await runScenario(stage, scenario))
    return rows
  } finally {
    await stage.close()
  }
}

async function runScenario(stage: Stage, scenario: Scenario): Promise<Row> {
  const { provider, simulation } = stage
  const payment = await scenario.play(stage)
  const { providerStatus: word, status, amounts, refunds: objects } = payment.record.payment
  const { captured, refunded, reversed } = amounts
  const { payments, refunds } = simulation.truthOf(payment)
  const seen = {
    providerStatus: word?.value ?? '',
    status,
    captured,
    refunded,
    reversed,
    payments,
    refunds,
  }
  const expected = scenario.expected[provider]
  return {
    provider,
    scenario: scenario.name,
    ...seen,
    refundStatuses: [...new Set(objects.map((refund) => refund.providerStatus?.value ?? ''))],
    problems: problemsOf(seen, { expected, payment }),
    ...(expected?.note !== undefined && { note: expected.note }),
  }
}

function problemsOf(
  seen: Omit<Row, 'provider' | 'scenario' | 'refundStatuses' | 'problems' | 'note'>,
  { expected, payment }: { expected: Expected | undefined; payment: ShopPayment },
): readonly string[] {
  if (!expected) return ['no expectation for this provider']
  const { captured = 0, refunded = 0, reversed = 0, refunds = 0, providerStatus, status } = expected
  const compared = { providerStatus, status, captured, refunded, reversed, refunds, payments: 1 }
  const differing = Object.entries(compared)
    .filter(([name, value]) => amountIn(new Map(Object.entries(seen)).get(name)) !== value)
    .map(([name, value]) => `${name} should be ${value}`)
  return [...differing, ...payment.record.anomalies.map(({ code }) => `anomaly ${code}`)]
}

/** An unpaid payment may leave amounts unreported; then no money moved. */
function amountIn(value: Reported<number> | string | undefined): number | string | undefined {
  return value !== undefined && isReported(value) ? value : 0
}
