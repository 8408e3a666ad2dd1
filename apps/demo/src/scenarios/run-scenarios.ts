import { isReported, type Reported } from '@paystate/core'
import type { PaymentView } from '../payments/payment-view.ts'
import { truthOf } from '../simulation/truth-of.ts'
import { openStage, type Stage } from './open-stage.ts'
import { latest } from './play.ts'
import type { Expected, Scenario } from './scenario.ts'
import { SCENARIOS } from './scenarios.ts'

/** The result of a scenario at a provider. */
export interface Row {
  readonly provider: string
  readonly scenario: string
  /** Whether the outcome of some request was unknown on the way. */
  readonly wasUnknown: boolean
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

/** Runs every scenario at each provider, one after another; on a stage of its own, unless one is given. */
export async function runScenarios(
  providers: readonly string[],
  { scenarios = SCENARIOS, stage: given }: { scenarios?: readonly Scenario[]; stage?: Stage } = {},
): Promise<readonly Row[]> {
  const stage = given ?? (await openStage())
  try {
    const rows: Row[] = []
    for (const scenario of scenarios) {
      for (const provider of providers) {
        await stage.use(provider)
        rows.push(await runScenario(stage, { scenario, provider }))
      }
    }
    return rows
  } finally {
    if (!given) await stage.close()
  }
}

async function runScenario(
  stage: Stage,
  { scenario, provider }: { scenario: Scenario; provider: string },
): Promise<Row> {
  const order = await scenario.play(stage)
  const view = await latest(stage, order)
  const { payment } = view
  const { providerStatus: word, status, amounts, refunds: objects } = payment
  const { captured, refunded, reversed } = amounts
  const { ledger } = provider === 'antom' ? stage.antom : stage.mollie
  const { payments, refunds } = truthOf(ledger, payment)
  const providerStatus = word?.value ?? ''
  const seen = { providerStatus, status, captured, refunded, reversed, payments, refunds }
  const expected = scenario.expected[provider]
  return {
    provider,
    scenario: scenario.name,
    ...seen,
    wasUnknown: view.story.some(({ text }) => text.includes('may or may not have been made')),
    refundStatuses: [...new Set(objects.map((refund) => refund.providerStatus?.value ?? ''))],
    problems: problemsOf(seen, { expected, view }),
    ...(expected?.note !== undefined && { note: expected.note }),
  }
}

type Seen = Pick<
  Row,
  'providerStatus' | 'status' | 'captured' | 'refunded' | 'reversed' | 'payments' | 'refunds'
>

function problemsOf(
  seen: Seen,
  { expected, view }: { expected: Expected | undefined; view: PaymentView },
): readonly string[] {
  if (!expected) return ['no expectation for this provider']
  const { captured = 0, refunded = 0, reversed = 0, refunds = 0, providerStatus, status } = expected
  const compared = { providerStatus, status, captured, refunded, reversed, refunds, payments: 1 }
  const differing = Object.entries(compared)
    .filter(([name, value]) => amountIn(new Map(Object.entries(seen)).get(name)) !== value)
    .map(([name, value]) => `${name} should be ${value}`)
  return [...differing, ...view.anomalies.map((message) => `anomaly: ${message}`)]
}

/** An unpaid payment may leave amounts unreported; then no money moved. */
function amountIn(value: Reported<number> | string | undefined): number | string | undefined {
  return value !== undefined && isReported(value) ? value : 0
}
