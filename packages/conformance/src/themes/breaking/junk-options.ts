import type { Issue } from '@paystate/core'
import type { ClaimDraft } from '../../claims/claim.ts'
import { ClaimBroken, claim } from '../../claims/claim-broken.ts'
import { story } from '../../claims/sources.ts'
import type { SubjectConfiguration } from '../../subject/subject-configuration.ts'

/** What an adapter guarantees for a configuration with anything in the place of an option. */
export const junkOptions: readonly ClaimDraft[] = [
  {
    id: 'options',
    sentence:
      'Every issue of a configuration says what belongs there, in words and without the value',
    source: story(
      '“Invalid input: expected string, received undefined” at 2 am, with the key in it.',
    ),
    needs: ({ configuration }) =>
      configuration ? undefined : 'the subject does not give its configuration',
    async check({ configuration }) {
      if (!configuration) return
      for (const path of placesOf(configuration.options)) {
        for (const junk of JUNK) claimReadable(issuesOf(configuration, { path, junk }), path)
        const unread = issuesOf(configuration, { path, junk: UNREADABLE })
        claim(unread.length > 0, `a property of “${path.join('.')}” throws, and no issue is named`)
      }
    },
  },
]

interface Place {
  readonly path: Path
  readonly junk: unknown
}

type Path = readonly string[]

function issuesOf(
  { readConfig, options }: SubjectConfiguration,
  { path, junk }: Place,
): readonly Issue[] {
  try {
    const checked = readConfig(withJunk(options, { path, junk }))
    return checked.ok ? [] : checked.issues
  } catch (error) {
    throw new ClaimBroken(`a configuration with junk at “${path.join('.')}” throws ${error}`)
  }
}

function claimReadable(issues: readonly Issue[], path: Path): void {
  for (const issue of issues) {
    const about = `“${path.join('.')}”: ${issue.path}: ${issue.message.slice(0, 200)}`
    claim(EXPECTS.test(issue.message), `an issue does not say what belongs there: ${about}`)
    claim(!OF_A_LIBRARY.test(issue.message), `an issue is in the words of a library: ${about}`)
    claim(!`${issue.path} ${issue.message}`.includes(VALUE), `an issue shows the value: ${about}`)
  }
}

/** An issue is read after its path: `amount: must be …`. */
const EXPECTS = /^(must|cannot|needs|has|is (?!(invalid|wrong|missing)\.?$))/

/** The words of schema libraries, and what a message must never be without: what was expected. */
const OF_A_LIBRARY =
  /invalid|expected|received|too (small|big)|pattern|another form|another kind|undefined/i

const VALUE = 'the_value_of_nobody'

const JUNK: readonly unknown[] = [
  ...[undefined, null, 7, -1.5, '', VALUE, ' ', true, [], {}, [7], [[]], { x: 1 }],
  [VALUE.repeat(200)],
]

/** Whatever is read of it throws. */
const UNREADABLE = new Proxy(
  {},
  {
    get: () => {
      throw new Error('It cannot be read.')
    },
  },
)

/** Every place in a configuration, the whole included. */
function placesOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, one]) => placesOf(one, [...path, key]))]
}

function withJunk(whole: unknown, { path: [first, ...path], junk }: Place): unknown {
  if (first === undefined) return junk
  if (Array.isArray(whole))
    return whole.map((one: unknown, place) =>
      String(place) === first ? withJunk(one, { path, junk }) : one,
    )
  const object: Readonly<Record<string, unknown>> = { ...Object(whole) }
  return { ...object, [first]: withJunk(object[first], { path, junk }) }
}
