import type { Capabilities } from '@paystate/core'
import type { Subject } from '../subject/subject.ts'
import type { Scene } from './scene.ts'
import type { Source } from './sources.ts'

/** What the claims are about; each theme is a file. */
export const THEMES = [
  'creating',
  'reading',
  'repeating',
  'capturing',
  'canceling',
  'refunding',
  'failing',
  'sessions',
  'webhooks',
  'money',
  'secrets',
  'stopping',
  'mapping',
  'identifying',
  'clocks',
  'breaking',
  'storing',
  'swapping',
] as const

/** What a group of claims is about. */
export type Theme = (typeof THEMES)[number]

/** One rule that every adapter must keep, as data and as a check. */
export interface Claim {
  /** Stable, e.g. `refunding/amount-is-mandatory`. */
  readonly id: string
  readonly theme: Theme
  /** The claim itself, in the present tense. */
  readonly sentence: string
  /** Why the claim exists: what happened where it was not kept. */
  readonly source: Source
  /** Whether the claim applies to a provider with these capabilities, and if not, why. */
  appliesTo(capabilities: Capabilities): Applicability
  /** Whether the claim can be checked on this subject, and if not, why. */
  readonly needs?: (subject: Subject) => Applicability
  /** Resolves when the claim holds. @throws {ClaimBroken} When it does not. */
  check(scene: Scene<Subject>): Promise<void>
}

/** Whether a claim applies to an adapter, or why its capabilities rule it out. */
export type Applicability =
  | { readonly applies: true }
  | { readonly applies: false; readonly reason: string }

/** A claim as its file declares it. */
export interface ClaimDraft {
  readonly id: string
  readonly sentence: string
  readonly source: Source
  /** The reason why it does not apply; undefined where it does. */
  readonly unless?: (capabilities: Capabilities) => string | undefined
  readonly needs?: (subject: Subject) => string | undefined
  readonly check: (scene: Scene<Subject>) => Promise<void>
}

/** Makes the claims of one theme. */
export function claimsOn(theme: Theme, drafts: readonly ClaimDraft[]): readonly Claim[] {
  return drafts.map(({ id, unless, needs, ...draft }) => ({
    ...draft,
    id: `${theme}/${id}`,
    theme,
    appliesTo: (capabilities) => applicability(unless?.(capabilities)),
    ...(needs && { needs: (subject: Subject) => applicability(needs(subject)) }),
  }))
}

function applicability(reason: string | undefined): Applicability {
  return reason === undefined ? { applies: true } : { applies: false, reason }
}
