import { type Issue, isPaymentError, type PaymentAdapter } from '@paystate/core'
import type { ClaimDraft } from '../../claims/claim.ts'
import { ClaimBroken, claim, claimSame } from '../../claims/claim-broken.ts'
import { story } from '../../claims/sources.ts'
import { whyNot } from '../../claims/writes.ts'
import { CALLS, type JunkCall } from './junk-calls.ts'

/** What an adapter guarantees for an argument or an option that is of another type than its own. */
export const junkArguments: readonly ClaimDraft[] = Object.entries(CALLS).map(([name, call]) => ({
  id: `junk/${name}`,
  sentence: `Junk in place of any argument or option of ${name} is refused, and nothing is sent`,
  source: story(
    'A string for the signal: a TypeError at one provider, a charge without a limit at the other.',
  ),
  unless: (capabilities) => {
    if (name === 'listChanges' && capabilities.listChanges === 'not_supported')
      return 'the provider has no list of changes'
    return call.write && whyNot(call.write)(capabilities)
  },
  check: async (scene) => {
    const good = await call.good(scene)
    const sent = scene.wire.sent().length
    for (const junk of junkIn(call, good)) await claimRefused(scene.adapter, { ...junk, name })
    claimSame(scene.wire.sent().length, sent, 'requests sent')
  },
}))

/** The arguments of one call, and what is junk in them. */
interface Junk {
  readonly args: readonly unknown[]
  readonly what: string
  /** The option that the refusal must name. */
  readonly option?: string
}

const VALUES: readonly (readonly [what: string, value: unknown])[] = [
  ...[null, true, 7, 'x', [7], {}, { x: 1 }].map(
    (value) => [JSON.stringify(value), value] as const,
  ),
  ['a symbol', Symbol('x')],
  ['a function', () => undefined],
]

function junkIn({ options }: JunkCall, good: readonly unknown[]): readonly Junk[] {
  const given = options ? [options.given] : []
  const inArguments = good.flatMap((_one, place) =>
    [['undefined', undefined] as const, ...VALUES].map(([what, value]) => ({
      args: [...good.with(place, value), ...given],
      what: `${what} for argument ${place + 1}`,
    })),
  )
  if (!options) return inArguments
  const whole = options.mayBeLeftOut
    ? VALUES.filter(([, value]) => !isPlainObject(value))
    : [['undefined', undefined] as const, ...VALUES]
  return [
    ...inArguments,
    ...whole.map(([what, value]) => ({ args: [...good, value], what: `${what} for the options` })),
    ...options.names.map((option) => ({
      args: [...good, unreadable(options.given, option)],
      what: `options of which ${option} throws when it is read`,
    })),
    ...options.names.flatMap((option) =>
      VALUES.map(([what, value]) => ({
        args: [...good, { ...options.given, [option]: value }],
        what: `${what} for ${option}`,
        option,
      })),
    ),
  ]
}

function unreadable(given: object, option: string): object {
  return Object.defineProperty({ ...given }, option, {
    enumerable: true,
    get: () => {
      throw new Error('It cannot be read.')
    },
  })
}

function isPlainObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

async function claimRefused(
  adapter: PaymentAdapter,
  { name, args, what, option = '' }: Junk & { readonly name: string },
): Promise<void> {
  const issues = await issuesOf(adapter, { name, args, what })
  claim(issues.length > 0, `${name} with ${what}: no issue is named`)
  const isNamed = issues.some(({ path }) => path.includes(option))
  claim(isNamed, `${name} with ${what}: no issue is at ${option}`)
}

const UNREAD: Issue = { path: 'request', message: 'is refused, and delivered again' }

/** What is named as wrong: by an outcome, by a refused message, or by what is thrown. */
async function issuesOf(
  adapter: PaymentAdapter,
  { name, args, what }: Pick<Junk, 'args' | 'what'> & { readonly name: string },
): Promise<readonly Issue[]> {
  const result = await ended(Reflect.get(adapter, name), args)
  if (isPaymentError(result.error)) return result.error.issues
  if ('error' in result)
    throw new ClaimBroken(`${name} with ${what} throws ${String(result.error)}`)
  const { kind, error } = { kind: undefined, error: undefined, ...Object(result.value) }
  if (kind === 'refused') return [UNREAD]
  if ((kind === 'not_applied' || kind === 'unknown') && isPaymentError(error)) return error.issues
  throw new ClaimBroken(`${name} with ${what} is not refused`)
}

type Ended = { readonly value: unknown; readonly error?: undefined } | { readonly error: unknown }

async function ended(call: unknown, args: readonly unknown[]): Promise<Ended> {
  try {
    if (typeof call !== 'function') throw new TypeError('is missing')
    const value: unknown = await Reflect.apply(call, undefined, args)
    return { value: isIterable(value) ? await value[Symbol.asyncIterator]().next() : value }
  } catch (error) {
    return { error }
  }
}

function isIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}
