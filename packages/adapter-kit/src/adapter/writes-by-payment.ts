import type {
  Account,
  Capabilities,
  Observation,
  OperationInput,
  OperationKind,
  PreparedRequest,
} from '@paystate/core'
import type { JsonHttp } from '../http/json-http.ts'
import type { AnsweredAttempt } from '../transport/attempt.ts'
import { jsonOf } from '../webhooks/raw-body.ts'
import { idIssues } from '../writes/id-issues.ts'
import { prepareWrite } from '../writes/prepare-write.ts'
import type { ResultCodes } from '../writes/result-codes.ts'
import { appliedByPayment } from './applied-by-payment.ts'
import type { WriteDefinition, WriteDefinitions } from './definition.ts'

/** What the writes need. */
interface Writing {
  readonly account: Account
  readonly capabilities: Capabilities
  readonly http: JsonHttp
}

/** What is the provider's own in writes whose response is the payment. */
export interface PaymentWrites<Context> {
  /** The request of each write. A kind that the capabilities rule out is never asked for one. */
  readonly requests: {
    readonly [K in OperationKind]: (input: OperationInput[K]) => PreparedRequest
  }
  /** Whether an id is one of the provider's: it becomes part of a path. */
  readonly isId: (id: string | undefined) => boolean
  /** What a body reports of a payment; undefined when it is not about one. */
  readonly observe: (
    body: unknown,
    given: Context & { readonly response: AnsweredAttempt; readonly via: 'response' },
  ) => Observation | undefined
  readonly codes: ResultCodes
  /** Whether the provider replayed an earlier response. Default: never. */
  readonly isReplay?: (response: AnsweredAttempt) => boolean
}

/**
 * The writes of a provider whose response to each is the payment. `readsByPayment` is the same for reads.
 */
export function writesByPayment<Context extends Writing>(
  own: PaymentWrites<Context>,
): WriteDefinitions<Context> {
  return {
    create_payment: write('create_payment', own),
    capture_payment: write('capture_payment', own),
    cancel_payment: write('cancel_payment', own),
    refund_payment: write('refund_payment', own),
    cancel_refund: write('cancel_refund', own),
  }
}

function write<K extends OperationKind, Context extends Writing>(
  kind: K,
  { requests, isId, observe, codes, isReplay = () => false }: PaymentWrites<Context>,
): WriteDefinition<K, Context> {
  const request: (input: OperationInput[K]) => PreparedRequest = requests[kind]
  const notSupported = (input: OperationInput[K]) => idIssues(input, isId)
  return {
    prepare: ({ account, capabilities }, input) =>
      prepareWrite(kind, { account, capabilities, input, request, notSupported }),
    call: ({ http }, prepared) => http.send(prepared),
    decode: (context, answered) => {
      const { response } = answered
      const isGood = response.status < 300 && context.http.isGenuine(response)
      if (!isGood) return codes.readRefusal(response)
      const given = { ...context, response, via: 'response' } as const
      const observation = observe(jsonOf(response.body), given)
      return appliedByPayment(kind, { answered, observation, isReplay: isReplay(response) })
    },
    rejections: () => codes.rejectionsOf(kind),
  }
}
