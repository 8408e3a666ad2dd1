import type { WebhookFault } from '../webhooks/webhook-faults.ts'
import type { PlannedAnswer } from './controlled.ts'

export interface ActionTaken {
  provider: string
  payment: string
  action: string
  minorUnits?: number | undefined
}

/** A webhook that is sent once more, or is nobody's. */
export interface WebhookSent {
  provider: string
  payment: string
  kind: 'again' | 'forged'
  sequence?: number | undefined
  body?: string | undefined
}

/** A fault of webhooks as it was planned. */
export interface WebhookFaultPlan {
  readonly fault: WebhookFault
  readonly options: { times?: number; payment?: string }
}

/** An answer as it was planned. */
export interface AnswerPlan {
  readonly call: string
  readonly answer: PlannedAnswer
  readonly options: { times?: number | undefined; payment?: string | undefined }
}

/** Those who write down what a person does. */
export interface Listeners {
  /** Called right before an action is taken; it has been taken once this is over, too. */
  onAction?: ((taken: ActionTaken) => Promise<void>) | undefined
  /** Called when an answer has been planned; without one when all such plans were dropped. */
  onAnswers?: ((provider: string, planned?: AnswerPlan) => void) | undefined
  /** Called right before a webhook is sent by hand. */
  onWebhook?: ((sent: WebhookSent) => Promise<void>) | undefined
  /** Called when a fault of webhooks has been planned; without one when all were dropped. */
  onWebhookFault?: ((provider: string, planned?: WebhookFaultPlan) => void) | undefined
  /** Called when the clock has been moved on. */
  onAdvance?: (() => void) | undefined
}
