/// <reference types="node" preserve="true" />

export { createSimulatorClock, type SimulatorClock } from './clock/clock.ts'
export { createRealTimeClock, type RealTimeClock } from './clock/real-time-clock.ts'
export {
  type RunningSimulators,
  type SimulatorsOptions,
  startSimulators,
} from './command/start-simulators.ts'
export { type ControlServer, startControlServer } from './control/control-server.ts'
export type { Controlled, PaymentAction } from './control/controlled.ts'
export type { PaymentMoney } from './control/money-of.ts'
export type { Operations } from './control/operations.ts'
export { FAULTS, type Fault } from './faults/fault.ts'
export type { Faults, NextFaultOptions, PlannedFault } from './faults/faults.ts'
export type { Ledger, LedgerEntry, LedgerEntryKind } from './ledger/ledger.ts'
export type { LoggedRequest, RequestLog } from './requests/request-log.ts'
export { createCertificate, type ServerCertificate } from './server/certificate.ts'
export {
  type SimulatorServer,
  type SimulatorServerOptions,
  startSimulatorServer,
} from './server/server.ts'
export type { Deliver } from './webhooks/deliver.ts'
export type { Delivery, DeliveryAttempt } from './webhooks/delivery.ts'
export type { WebhookFault, WebhookFaults } from './webhooks/webhook-faults.ts'
export type { ProgressStep, SimulatedFetch } from './wire/simulated-fetch.ts'
export type { SimulatorSite, Wire, WireAnswer } from './wire/wire.ts'
