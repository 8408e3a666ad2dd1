import {
  type AdapterModule,
  type AdapterRuntime,
  type Found,
  type Issue,
  type Observation,
  type OperationInput,
  type OperationKind,
  type Outcome,
  type PaymentAdapter,
  PaymentError,
  type Preparation,
  parsePending,
  type ReadOptions,
  type SendOptions,
  systemClock,
} from '@paystate/core'
import { adapterRuntimeIssues, lookupOf, type Rejections, readable } from '@paystate/core/adapter'
import {
  checkedFindOptions,
  checkedListOptions,
  checkedPaymentRef,
  checkedPaymentSearch,
  checkedReadOptions,
  checkedRefundRef,
  checkedRefundSearch,
  checkedReturn,
} from '../reads/check-request.ts'
import { finding } from '../reads/finding.ts'
import { withProviderTime } from '../reads/with-provider-time.ts'
import { receiving } from '../webhooks/receiving.ts'
import { guardPrepare } from '../writes/guard-prepare.ts'
import { createOperationTime } from '../writes/operation-time.ts'
import { refuseUnreadable } from '../writes/refuse-unreadable.ts'
import { sendOptionsOf } from '../writes/send-options-of.ts'
import { sendWrite } from '../writes/send-write.ts'
import { withKnownFinal } from '../writes/with-known-final.ts'
import { checkedBy } from './clock-skew.ts'
import type { AdapterDefinition } from './definition.ts'
import { createDriftNotice } from './drift-notice.ts'
import { guardWallClock } from './guard-wall-clock.ts'
import { holdCancelWith } from './hold-cancel.ts'
import { lookUp } from './look-up.ts'
import { beginOperation } from './operation-scope.ts'

/** An adapter package's module, with what its adapters offer besides the interface. */
export interface CreatedModule<Options, Extra extends object> extends AdapterModule<Options> {
  create(options: Options, runtime?: AdapterRuntime): PaymentAdapter & Extra
}

/** Creates the module that an adapter package exports as `adapter`, from its definition. */
export function createAdapter<Options, Context, Extra extends object>(
  definition: AdapterDefinition<Options, Context, Extra>,
): CreatedModule<Options, Extra> {
  const { provider, capabilities } = definition
  return {
    provider,
    capabilities,
    readConfig: (config) => readable(() => definition.readConfig(config)),
    create: (options, runtime) => assemble(definition, { options, runtime }),
  }
}

interface Given<Options> {
  readonly options: Options
  readonly runtime: AdapterRuntime | undefined
}

/** What comes with its evidence. */
interface Evident {
  readonly observation: Observation
}

/** How an operation is limited, whether it reads or writes. */
type Limited = Pick<SendOptions, 'signal' | 'mustLeaveBefore'>

function assemble<Options, Context, Extra extends object>(
  definition: AdapterDefinition<Options, Context, Extra>,
  { options, runtime = {} }: Given<Options>,
): PaymentAdapter & Extra {
  const { provider, capabilities, tables, reads, writes } = definition
  const checked = validOptions(definition, options)
  refuseUnknown(provider, runtime)
  const clock = guardWallClock(runtime.clock ?? systemClock)
  const { account, transport, totalMs, contextFor } = definition.connect(checked, {
    ...runtime,
    clock,
  })
  const time = createOperationTime(clock, transport)
  const begin = ({ signal, mustLeaveBefore }: Limited = {}): Context =>
    contextFor(beginOperation(clock, { totalMs, mustLeaveBefore, signal }))
  const asking = (operation: string) => ({ account, operation })
  const noticeDrift = createDriftNotice({ provider, tables, observe: runtime.observe })
  const noticed = <T extends Evident>(reading: T): T => {
    noticeDrift(reading.observation)
    return reading
  }
  const noticedIn = <T extends Evident>(found: Found<T>): Found<T> =>
    found.kind === 'found' ? noticed(found) : found
  const noticedOf = <K extends OperationKind>(outcome: Outcome<K>): Outcome<K> =>
    outcome.kind === 'applied' ? noticed(outcome) : outcome

  const prepared = <K extends OperationKind>(kind: K, input: OperationInput[K]): Preparation<K> =>
    guardPrepare({ kind, account, input, prepare: () => writes[kind].prepare(begin(), input) })
  const prepare: PaymentAdapter['prepare'] = {
    createPayment: (input) => prepared('create_payment', input),
    capturePayment: (input) => withKnownFinal(prepared('capture_payment', input), capabilities),
    cancelPayment: (input) => prepared('cancel_payment', input),
    refundPayment: (input) => prepared('refund_payment', input),
    cancelRefund: (input) => prepared('cancel_refund', input),
  }
  const send: PaymentAdapter['send'] = async (preparation, given) => {
    const sending = sendOptionsOf(given)
    const refused = refuseUnreadable(preparation, { options: sending, account, time })
    return refused ?? sendMade(preparation, sending)
  }
  /** Sends what this process has just made: nobody can have changed it, so it is not read again. */
  const sendMade: PaymentAdapter['send'] = async (preparation, given) => {
    const sending = sendOptionsOf(given)
    const write = writes[preparation.kind]
    const context = begin({ signal: sending?.signal, mustLeaveBefore: sending?.mustLeaveBefore })
    const outcome = await sendWrite({
      preparation,
      options: sending,
      account,
      time,
      lookup: lookupOf(definition.capabilities, preparation.kind),
      rejections: preparation.state === 'prepared' ? write.rejections(preparation) : NONE,
      hold: holdCancelWith(definition, context),
      call: (prepared) => write.call(context, prepared),
      read: (response, prepared) => {
        const { previousAttempts } = sending
        return write.decode(context, { response, prepared, previousAttempts })
      },
    })
    return noticedOf(outcome)
  }
  const adapter: PaymentAdapter = {
    account,
    capabilities,
    prepare,
    send,
    createPayment: async (input, sending) => sendMade(prepare.createPayment(input), sending),
    capturePayment: async (input, sending) => sendMade(prepare.capturePayment(input), sending),
    cancelPayment: async (input, sending) => sendMade(prepare.cancelPayment(input), sending),
    refundPayment: async (input, sending) => sendMade(prepare.refundPayment(input), sending),
    cancelRefund: async (input, sending) => sendMade(prepare.cancelRefund(input), sending),
    getPayment: async (given, options) => {
      const asked = asking('get_payment')
      const payment = checkedPaymentRef(given, asked)
      const read = checkedReadOptions(options, asked)
      return noticed(await reads.getPayment(begin(read), payment, read))
    },
    getRefund: async (given, options) => {
      const asked = asking('get_refund')
      const refund = checkedRefundRef(given, asked)
      const read = checkedReadOptions(options, asked)
      return noticed(await reads.getRefund(begin(read), refund, read))
    },
    findPayment: async (given, options) => {
      const asked = asking('find_payment')
      const search = checkedPaymentSearch(given, asked)
      const find = checkedFindOptions(options, asked)
      return noticedIn(
        await finding(() =>
          withProviderTime(time, () => reads.findPayment(begin(find), search, find)),
        ),
      )
    },
    findRefund: async (given, options) => {
      const asked = asking('find_refund')
      const search = checkedRefundSearch(given, asked)
      const find = checkedFindOptions(options, asked)
      return noticedIn(
        await finding(() =>
          withProviderTime(time, () => reads.findRefund(begin(find), search, find)),
        ),
      )
    },
    lookup: async (pending, options) => {
      parsePending(pending)
      const find = checkedFindOptions(options, asking('lookup'))
      const found = await withProviderTime(time, () =>
        lookUp(definition, begin(find), { pending, options: find }),
      )
      if (found.kind === 'decided') noticedOf(found.outcome)
      return found
    },
    listChanges: async function* (given) {
      const list = checkedListOptions(given, { ...asking('list_changes'), capabilities })
      yield* reads.listChanges(begin(list), list)
    },
    receiveWebhook: async (request) => {
      const delivery = await receiving(provider, () => definition.receiveWebhook(begin(), request))
      if (delivery.kind === 'received') delivery.observations.forEach(noticeDrift)
      return delivery
    },
    readReturn: (request) => {
      const reference = checkedReturn(request, asking('read_return'))
      return reference === undefined ? undefined : { reference }
    },
    now: time.now,
    check: async (options) => {
      const read = checkedReadOptions(options, asking('check'))
      const seen = await reads.check(begin(read), read)
      return checkedBy(time.now(), seen)
    },
  }
  const beginOwn = (options?: ReadOptions): Context =>
    begin(checkedReadOptions(options, asking('options')))
  return Object.assign(adapter, definition.extra(beginOwn))
}

/** Input that was refused before sending has no provider code. */
const NONE: Rejections = new Map()

/** Checked again here: callers without `createProvider` may not have checked them. */
function validOptions<Options, Context, Extra extends object>(
  { provider, readConfig }: AdapterDefinition<Options, Context, Extra>,
  options: Options,
): Options {
  const checked = readable(() => readConfig(options))
  if (checked.ok) return checked.value
  throw invalid(provider, checked.issues)
}

/** A misspelled option would be ignored in silence. */
function refuseUnknown(provider: string, runtime: AdapterRuntime): void {
  const issues = adapterRuntimeIssues(runtime)
  if (issues.length > 0) throw invalid(provider, issues)
}

function invalid(provider: string, issues: readonly Issue[]): PaymentError {
  const what = 'Invalid configuration.'
  return new PaymentError('invalid_configuration', { what, provider, issues })
}
