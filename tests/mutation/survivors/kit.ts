import type { Survivor } from '../src/survivor.ts'

const SAME_WITHOUT_RETURN = 'A function that returns nothing gives undefined as well.'

export const KIT: readonly Survivor[] = [
  {
    file: 'packages/adapter-kit/src/adapter/clock-skew.ts',
    line: "const where = skewMs > 0 ? 'ahead of' : 'behind'",
    changes: ['skewMs > 0 → skewMs >= 0'],
    why: 'A clock that is right is not warned of.',
  },
  {
    file: 'packages/adapter-kit/src/reads/reading-of.ts',
    line: '...(reference !== undefined && { reference }),',
    changes: ['reference !== undefined → true'],
    why: 'A reference that is there and undefined reads like none; only the type forbids it.',
  },
  ...['writes/preparation-of.ts', 'webhooks/raw-body.ts'].map((path) => ({
    file: `packages/adapter-kit/src/${path}`,
    line: '} catch {',
    changes: ['{ return undefined } → {}'],
    why: SAME_WITHOUT_RETURN,
  })),
]
