import type { PayerStep } from './step.ts'

type Of<Kind extends PayerStep['kind']> = Extract<PayerStep, { kind: Kind }>

/** What the shop does in each case of a step. */
export interface StepHandlers<R> {
  readonly redirect: (step: Of<'redirect'>) => R
  readonly form: (step: Of<'form'>) => R
  readonly show: (step: Of<'show'>) => R
  readonly wait: (step: Of<'wait'>) => R
  readonly paid: (step: Of<'paid'>) => R
  readonly failed: (step: Of<'failed'>) => R
}

/** Reads a step. Every case must be covered: the one that gets forgotten is `wait`, where the payer may have paid. */
export function matchStep<R>(step: PayerStep, handlers: StepHandlers<R>): R {
  switch (step.kind) {
    case 'redirect':
      return handlers.redirect(step)
    case 'form':
      return handlers.form(step)
    case 'show':
      return handlers.show(step)
    case 'wait':
      return handlers.wait(step)
    case 'paid':
      return handlers.paid(step)
    case 'failed':
      return handlers.failed(step)
  }
}
