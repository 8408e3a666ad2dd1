import type { z } from 'zod'
import { FAULTS, isFault } from '../faults/fault.ts'
import type { WebhookFault } from '../webhooks/webhook-faults.ts'
import { ControlError } from './control-error.ts'
import {
  ACT,
  ADVANCE,
  ANSWER,
  CLEAR,
  FAULT,
  read,
  WEBHOOK,
  WEBHOOK_FAULT,
} from './control-input.ts'
import type { Controllable, Controlled } from './controlled.ts'
import type { AnswerPlan, Listeners, WebhookSent } from './listeners.ts'

/** What the control side can do: the same for its HTTP endpoints and for the forms of its page. */
export interface Operations {
  planFault(input: unknown): void
  planWebhookFault(input: unknown): void
  planAnswer(input: unknown): void
  clearFaults(input: unknown): void
  advanceClock(input: unknown): Promise<void>
  act(input: unknown): Promise<void>
  sendWebhook(input: unknown): Promise<void>
}

export function createOperations(
  controlled: Controlled,
  { onAction, onAdvance, onAnswers, onWebhook, onWebhookFault }: Listeners = {},
): Operations {
  return {
    planFault(input) {
      const { provider, call, fault, times, payment, probability, clockSkewMs } = read(FAULT, input)
      const { faults } = simulatorOf(controlled, provider)
      if (!isFault(fault)) throw new ControlError(422, noFault(fault))
      inRange(() => {
        if (probability !== undefined) faults.sometimes(call, fault, { probability })
        else {
          faults.next(call, fault, {
            ...(times && { times }),
            ...(payment && { payment }),
            ...(clockSkewMs !== undefined && { clockSkewMs }),
          })
        }
      })
    },
    planWebhookFault(input) {
      const { provider, times, payment, ...fault } = read(WEBHOOK_FAULT, input)
      const { webhooks } = simulatorOf(controlled, provider)
      const options = { ...(times && { times }), ...(payment && { payment }) }
      const planned = { fault: toWebhookFault(fault), options }
      inRange(() => webhooks.faults.next(planned.fault, options))
      onWebhookFault?.(provider, planned)
    },
    planAnswer(input) {
      const { provider, ...asked } = read(ANSWER, input)
      const { answers } = simulatorOf(controlled, provider)
      if (!answers) throw new ControlError(422, `The responses of ${provider} have no result codes`)
      const planned = toAnswerPlan(asked)
      inRange(() => answers.next(planned.call, planned.answer, planned.options))
      onAnswers?.(provider, planned)
    },
    clearFaults(input) {
      const { provider } = read(CLEAR, input)
      const providers = provider ? [provider] : Object.keys(controlled)
      for (const name of providers) {
        const { faults, webhooks, answers } = simulatorOf(controlled, name)
        faults.clear()
        webhooks.faults.clear()
        onWebhookFault?.(name)
        answers?.clear()
        if (answers) onAnswers?.(name)
      }
    },
    async advanceClock(input) {
      const { milliseconds } = read(ADVANCE, input)
      const clocks = new Set(Object.values(controlled).map(({ clock }) => clock))
      for (const clock of clocks) await clock.advance(milliseconds)
      onAdvance?.()
    },
    async act(input) {
      const { provider, payment, action, minorUnits } = read(ACT, input)
      const actions = simulatorOf(controlled, provider).actionsOf(payment)
      const chosen = actions.find(({ name }) => name === action)
      if (!chosen) throw new ControlError(422, noAction({ payment, action, actions }))
      if (minorUnits !== undefined && !chosen.takesAmount) {
        throw new ControlError(422, `minorUnits: "${action}" always takes the full amount`)
      }
      const written = onAction?.({
        provider,
        payment,
        action,
        ...(minorUnits !== undefined && { minorUnits }),
      })
      await chosen.run({ minorUnits }).catch((error: unknown) => {
        throw new ControlError(422, error instanceof Error ? error.message : 'It cannot be done')
      })
      await written
    },
    async sendWebhook(input) {
      const sent = read(WEBHOOK, input)
      const simulator = simulatorOf(controlled, sent.provider)
      const written = onWebhook?.(sent)
      inRange(() => sendByHand(simulator, sent))
      await simulator.clock.advance(0)
      await written
    },
  }
}

export function sendByHand(
  { webhooks }: Controllable,
  { payment, kind, sequence, body }: Omit<WebhookSent, 'provider'>,
): void {
  if (kind === 'again') webhooks.again(payment, sequence)
  else webhooks.forge(payment, body)
}

export function simulatorOf(controlled: Controlled, provider: string): Controllable {
  const simulator = Object.hasOwn(controlled, provider) ? controlled[provider] : undefined
  if (simulator) return simulator
  const known = Object.keys(controlled).join(', ')
  throw new ControlError(404, `Unknown provider "${provider}"; known providers: ${known}`)
}

/** The typed side throws a RangeError that says what there is. */
function inRange(run: () => void): void {
  try {
    run()
  } catch (error) {
    if (error instanceof RangeError) throw new ControlError(422, error.message)
    throw error
  }
}

function toWebhookFault({
  kind,
  copies = 2,
  by = 3_600_000,
}: Pick<z.infer<typeof WEBHOOK_FAULT>, 'kind' | 'copies' | 'by'>): WebhookFault {
  if (kind === 'repeated') return { kind, copies }
  return kind === 'late' ? { kind, by } : { kind }
}

function toAnswerPlan({
  call,
  times,
  payment,
  resultStatus,
  ...answer
}: Omit<z.infer<typeof ANSWER>, 'provider'>): AnswerPlan {
  return {
    call,
    answer: { ...answer, resultStatus: resultStatus || undefined },
    options: { times, payment },
  }
}

const noFault = (fault: string) =>
  `Unknown fault "${fault}"; known faults: ${Object.keys(FAULTS).join(', ')}`

function noAction({
  payment,
  action,
  actions,
}: {
  payment: string
  action: string
  actions: readonly { name: string }[]
}): string {
  const possible = actions.map(({ name }) => name).join(', ') || 'none'
  return `Nothing to do to ${payment} by "${action}"; possible now: ${possible}`
}
