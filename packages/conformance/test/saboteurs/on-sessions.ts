import { misreading, mix, observing, type Saboteur } from './tools.ts'

export const onSessions: Readonly<Record<string, Saboteur>> = {
  'untried-is-open': misreading(() => ({ status: 'expired', nextAction: 'none' })),
  'failed-try-ends-nothing': observing(({ observation: { payment, attempts = [] } }) => ({
    ...(payment &&
      attempts.some(({ status }) => status === 'failed') && {
        payment: mix(payment, { status: 'failed', nextAction: 'none' }),
      }),
  })),
  'paid-twice': observing(({ observation: { attempts = [] } }) => ({
    attempts: attempts.map((one) => mix(one, { superseded: false })),
  })),
}
