import { describe, expect, it } from 'vitest'
import { checkFindOptions, checkReadOptions } from '../../src/adapter.ts'
import { projectPayment } from '../../src/evidence/project-payment.ts'
import { isPaymentError, recover } from '../../src/index.ts'
import { ACCOUNT } from '../evidence.ts'
import { lostRefund } from '../outcomes/pendings.ts'
import { createScriptedAdapter, settledNow } from '../outcomes/scripted-adapter.ts'

const known = projectPayment({ account: ACCOUNT, id: 'p_1' }, []).payment
const positiveControl = { account: ACCOUNT, id: 'p_1' }
const GOOD = {
  signal: new AbortController().signal,
  known,
  positiveControl,
  since: '2026-01-15T12:00:00Z',
  wanted: false,
  clock: { now: () => 0 },
}
const JUNK: readonly unknown[] = [null, true, 7, 'x', Symbol('x'), () => {}, [], {}, [{}], { x: 1 }]
/** What is no junk: `true` for a boolean. */
const FINE: Readonly<Record<string, unknown>> = { wanted: true }

const cases = (names: readonly (keyof typeof GOOD)[]) =>
  names.flatMap((name) =>
    JUNK.filter((junk) => junk !== FINE[name]).map((junk) => ({ name, junk, of: kindOf(junk) })),
  )

function kindOf(junk: unknown): string {
  return typeof junk === 'symbol' || typeof junk === 'function' ? typeof junk : JSON.stringify(junk)
}

const pathsOf = (checked: ReturnType<typeof checkReadOptions>) =>
  checked.ok ? [] : checked.issues.map(({ path }) => path)

describe('options of a read', () => {
  it('are taken as they are, or left out', () => {
    const { signal } = GOOD

    expect(checkReadOptions(undefined)).toEqual({ ok: true, value: {} })
    expect(checkReadOptions({ signal: undefined })).toMatchObject({ ok: true })
    expect(checkReadOptions({ signal, known })).toEqual({ ok: true, value: { signal, known } })
    expect(checkFindOptions({ ...GOOD })).toMatchObject({ ok: true, value: { positiveControl } })
  })

  it.each(cases(['signal', 'known']))('name $name where it is $of', ({ name, junk }) => {
    expect(pathsOf(checkReadOptions({ [name]: junk }))).toEqual([`options.${name}`])
  })

  it.each(cases(['signal', 'known', 'positiveControl', 'since']))(
    'of a search name $name where it is $of',
    ({ name, junk }) => {
      expect(pathsOf(checkFindOptions({ [name]: junk }))).toEqual([`options.${name}`])
    },
  )

  it.each([[null], ['x'], [7], [true], [[]]])('are an object, unlike %j', (junk) => {
    expect(checkReadOptions(junk)).toEqual({
      ok: false,
      issues: [{ path: 'options', message: 'must be an object with options, or be left out' }],
    })
  })
})

describe('what recover is given', () => {
  const attempt = async (adapter: unknown, options: unknown) => {
    const { adapter: real, sent } = createScriptedAdapter({ sends: [settledNow] })
    const given = adapter === 'real' ? real : adapter
    const error: unknown = await Reflect.apply(recover, undefined, [
      given,
      lostRefund(),
      options,
    ]).then(
      () => undefined,
      (reason: unknown) => reason,
    )
    return { error, sent: sent.length }
  }

  it.each(cases(['signal', 'known', 'positiveControl', 'wanted', 'clock']))(
    'is refused by name where $name is $of, and nothing is sent',
    async ({ name, junk }) => {
      const { error, sent } = await attempt('real', { [name]: junk })

      expect(sent).toBe(0)
      expect(isPaymentError(error) && error.code).toBe('invalid_request')
      expect(error).toMatchObject({ issues: [{ path: `options.${name}` }] })
    },
  )

  it.each([[undefined], [null], ['mollie'], [Promise.resolve({})]])(
    'is refused where the adapter is %j',
    async (adapter) => {
      const { error } = await attempt(adapter, {})

      expect(error).toMatchObject({ code: 'invalid_request', issues: [{ path: 'adapter' }] })
      expect(String(error)).toContain('once it is awaited')
    },
  )
})
