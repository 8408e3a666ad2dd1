/// <reference types="node" preserve="true" />
export type { AccountRules } from './antom/account/account-rules.ts'
export type { Bank } from './antom/checkout/bank.ts'
export type { Payer } from './antom/checkout/payer.ts'
export type { DisputeType } from './antom/disputes/dispute.ts'
export type { DisputeVerdict, OpenDisputeOptions } from './antom/disputes/dispute-payment.ts'
export { ANTOM_CALLS, type AntomCall } from './antom/gateway/call.ts'
export type { Answers, ForcedAnswer, Rewrite } from './antom/gateway/forced-answers.ts'
export { MAGIC_AMOUNTS, type MagicAmount } from './antom/gateway/magic-amounts.ts'
export type { PaymentMethod } from './antom/payments/payment-method.ts'
export { TEST_CARDS, type TestCard } from './antom/payments/test-cards.ts'
export type { PlanOptions } from './antom/plans/plans.ts'
export { type AntomResultCode, RESULT_CODES } from './antom/results/result-codes.ts'
export { RETIRED_KEY, SIMULATOR_KEYS } from './antom/signing/default-keys.ts'
export { FLAWS, type Flaw } from './antom/signing/flaw.ts'
export type { Flaws } from './antom/signing/flaws.ts'
export {
  type AntomKeyPair,
  type AntomKeys,
  generateAntomKeys,
} from './antom/signing/generate-keys.ts'
export type { KeyOptions } from './antom/signing/keyring.ts'
export { type AntomSimulator, createAntomSimulator } from './antom/simulator.ts'
export type { AntomSimulatorOptions } from './antom/simulator-options.ts'
