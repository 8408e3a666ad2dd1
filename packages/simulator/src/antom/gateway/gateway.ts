import { isApplied } from '../../faults/fault.ts'
import type { FaultSource } from '../../faults/faults.ts'
import { meetFault } from '../../wire/meet-fault.ts'
import type { WireAnswer } from '../../wire/wire.ts'
import { withTime } from '../../wire/with-time.ts'
import type { MerchantAccount } from '../account/merchant-account.ts'
import { type Result, result } from '../results/result.ts'
import type { MetFlaw } from '../signing/flaw.ts'
import type { FlawSource } from '../signing/flaws.ts'
import { type Seals, seal } from '../signing/seal.ts'
import { DAY } from '../time/duration.ts'
import type { Arrival, Plan } from './arrival.ts'
import type { AntomCall } from './call.ts'
import { decide } from './decide.ts'
import { flawOf } from './flaw-of.ts'
import type { AnswerSource, ForcedAnswer } from './forced-answers.ts'
import { magicFor } from './magic-for.ts'
import { namesOf } from './names-of.ts'
import { type Caller, verifyRequest } from './verify-request.ts'

export interface GatewayOptions {
  readonly account: MerchantAccount
  readonly caller: Caller
  readonly seals: Seals
  readonly faults: FaultSource<AntomCall>
  readonly flaws: FlawSource<AntomCall>
  readonly answers: AnswerSource
}

/** The part of Antom that takes requests: verifies, answers with HTTP 200, signs. */
export interface Gateway {
  /** Whether any call is to meet a fault. */
  plansFaults(): boolean
  /** Takes what was planned for a request; asked once, before it is answered. */
  plan(arrival: Arrival): Plan
  answer(arrival: Arrival, plan: Plan): Promise<GatewayAnswer>
}

export interface GatewayAnswer {
  readonly wire: WireAnswer
  /** The result, also where the answer did not arrive; nothing when nothing was applied. */
  readonly said?: Result | undefined
}

export function createGateway(options: GatewayOptions): Gateway {
  const { account } = options

  return {
    plansFaults: () => options.faults.planned().length > 0,
    plan(arrival) {
      const call = arrival.route?.operation.call
      return call ? takePlan(options, { arrival, call }) : {}
    },
    async answer(arrival, plan) {
      const told: { said?: Result } = {}
      const wire = await meetFault(plan.met?.fault, {
        async apply() {
          const { response, said } = await apply(options, { arrival, plan })
          told.said = said
          return response
        },
        serverError: () => unsigned(result('SYSTEM_ERROR'), { status: 500 }),
        rateLimited: () => new Response(null, { status: 429, headers: { 'retry-after': '1' } }),
        sendWebhooks: () => account.clock.advance(account.rules.notifyAfter),
        alter: (response) => response, // the message was sealed with its flaw
      })
      return { wire: withTime(wire, { now: account.clock.now(), met: plan.met }), ...told }
    },
  }
}

function takePlan(
  { account, faults, flaws, answers }: GatewayOptions,
  { arrival, call }: { arrival: Arrival; call: AntomCall },
): Plan {
  const named = namesOf(account.payments, arrival.named)
  const magic = magicFor(account, arrival)
  const met = faults.take(call, named) ?? (magic?.fault && { fault: magic.fault })
  if (!isApplied(met?.fault)) return { met } // what is planned for an answer waits for one
  if (met?.fault === 'old_answer') return { met, forced: OLD_ANSWER }
  const forced = answers.take(call, named) ?? magic?.answer
  return {
    met,
    flaw: flawOf(met) ?? flaws.take(call, named) ?? flawOfForced(forced),
    forced,
    rewrite: answers.takeRewrite(call, named),
  }
}

/** A refusal that was true once, of another request to the same path. */
const OLD_ANSWER: ForcedAnswer = {
  resultCode: 'PARAM_ILLEGAL',
  effect: 'applied',
  ageMs: 365 * DAY,
}

async function apply(
  options: GatewayOptions,
  { arrival, plan }: { arrival: Arrival; plan: Plan },
): Promise<{ response: Response; said: Result }> {
  const { route, body } = arrival
  const refusal = refusalOf(arrival, options)
  if (refusal || !route) {
    const said = refusal ?? result('NO_INTERFACE_DEF')
    return { response: unsigned(said), said }
  }
  const account = options.account.seenFrom(arrival.origin)
  const { fields, said } = decide(account, { route, body, plan })
  return { response: await signed(options, { arrival, fields, plan }), said }
}

function refusalOf(arrival: Arrival, { caller }: GatewayOptions): Result | undefined {
  const { route, body } = arrival
  if (!route) return result('NO_INTERFACE_DEF')
  const refusal = verifyRequest({ ...arrival, isSandbox: route.isSandbox }, caller)
  if (refusal) return refusal
  const isObject = typeof body === 'object' && body !== null
  return isObject ? undefined : result('PARAM_ILLEGAL', 'the body is no JSON object')
}

/** What the gateway says before it knows the merchant is not signed. */
const UNSIGNED_CODES: readonly string[] = [
  'INVALID_SIGNATURE',
  'SIGNATURE_INVALID',
  'SIGN_VERIFY_FAILURE',
  'KEY_NOT_FOUND',
  'NO_INTERFACE_DEF',
]

function flawOfForced(forced: ForcedAnswer | undefined): MetFlaw | undefined {
  return forced && UNSIGNED_CODES.includes(forced.resultCode) ? { flaw: 'unsigned' } : undefined
}

function unsigned(said: Result, init?: { status: number }): Response {
  return Response.json({ result: said }, init)
}

async function signed(
  { account, caller, seals }: GatewayOptions,
  { arrival, fields, plan }: { arrival: Arrival; fields: object; plan: Plan },
): Promise<Response> {
  const { headers, body } = await seal(
    {
      path: arrival.path,
      clientId: caller.clientId,
      at: account.clock.now() - (plan.forced?.ageMs ?? 0),
      timeHeader: 'response-time',
      fields,
      met: plan.flaw,
    },
    seals,
  )
  return new Response(body, { headers })
}
