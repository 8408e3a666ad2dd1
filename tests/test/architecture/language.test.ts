import { describe, expect, it } from 'vitest'
import {
  CAST_EXCEPTIONS,
  CLOCK_EXCEPTIONS,
  PROOF_FOLDER,
  unexcused,
} from '../../src/architecture/exceptions.ts'
import {
  ambientTimeOrChance,
  handMadeProof,
  uncheckedType,
} from '../../src/architecture/language-rules.ts'
import { inspect, printFinding } from '../../src/architecture/syntax.ts'
import { readSources } from '../../src/workspace/files.ts'
import { readPackages } from '../../src/workspace/packages.ts'

const sources = readPackages().flatMap(({ folder }) => readSources(`${folder}/src`))
const library = sources.filter(({ path }) => path.startsWith('packages/'))

function objections(text: string, rule: Parameters<typeof inspect>[1]) {
  return inspect({ path: 'a.ts', text }, rule).map(({ what }) => what)
}

describe('types are checked', () => {
  it('holds in every source', () => {
    const findings = sources.flatMap((file) => inspect(file, uncheckedType))

    expect(unexcused(findings, CAST_EXCEPTIONS)).toEqual([])
  })

  it.each([
    'let x: any',
    'f(x as Money)',
    'f(x as unknown)',
    'f(<Money>x)',
    'f(x!)',
    '// @ts-expect-error\nf(1)',
    '// biome-ignore lint: because\nf(1)',
  ])('objects to %j', (text) => {
    expect(objections(text, uncheckedType)).toHaveLength(1)
  })

  it.each(['const x = [1] as const', 'const x = 1 satisfies number', "import { a as b } from 'c'"])(
    'allows %j',
    (text) => {
      expect(objections(text, uncheckedType)).toEqual([])
    },
  )
})

describe('proofs are made from evidence, in one folder of core', () => {
  it('holds in every source', () => {
    const elsewhere = sources.filter(({ path }) => !path.startsWith(PROOF_FOLDER))
    const findings = elsewhere.flatMap((file) => inspect(file, handMadeProof))

    expect(findings.map(printFinding)).toEqual([])
  })

  it.each([
    `const proof = { type: 'never_sent', phase: 'validate' }`,
    `const proof = { 'type': 'rejected' as const, code: 'declined' }`,
    'f({ type: `absent`, misses: [] })',
  ])('objects to %j', (text) => {
    expect(objections(text, handMadeProof)).toHaveLength(1)
  })

  it.each([`if (proof.type === 'absent') f()`, `type Proof = { type: 'absent' }`])(
    'allows %j',
    (text) => {
      expect(objections(text, handMadeProof)).toEqual([])
    },
  )
})

describe('time and chance are injected', () => {
  it('holds in every source of a published package', () => {
    const findings = library.flatMap((file) => inspect(file, ambientTimeOrChance))

    expect(unexcused(findings, CLOCK_EXCEPTIONS)).toEqual([])
  })

  it.each([
    'Date.now()',
    'f(Date.now)',
    'globalThis.Date.now()',
    'new Date()',
    'Date()',
    'new Date',
    'Math.random()',
    'setTimeout(f, 1)',
    'globalThis.setTimeout(f, 1)',
    'const { wait = setTimeout } = options',
    'AbortSignal.timeout(1)',
  ])('objects to %j', (text) => {
    expect(objections(text, ambientTimeOrChance)).toHaveLength(1)
  })

  it.each(['new Date(0)', 'clock.now()', 'clock.setTimeout(f, 1)', 'x.random()'])(
    'allows %j',
    (text) => {
      expect(objections(text, ambientTimeOrChance)).toEqual([])
    },
  )
})

describe('exceptions', () => {
  it('fail when they are no longer needed', () => {
    expect(unexcused([], { 'packages/core/src/gone.ts': 'once' })).toEqual([
      'packages/core/src/gone.ts is excused, but breaks nothing',
    ])
  })
})
