/** What a visitor can let go wrong with the next call to the provider. */
export const TROUBLES = [
  {
    id: 'none',
    label: 'Nothing',
    text: 'The call works, as almost always.',
  },
  {
    id: 'lost_answer',
    label: 'The answer gets lost',
    text: 'It is done, then the connection ends.',
  },
  {
    id: 'server_error',
    label: 'The answer is an error 500',
    text: 'It is done all the same.',
  },
  {
    id: 'reset',
    label: 'The connection breaks',
    text: 'Right before anything is done.',
  },
  {
    id: 'stall',
    label: 'Nobody answers',
    text: 'It is done, and we give up waiting.',
  },
  {
    id: 'refused',
    label: 'The provider is out of reach',
    text: 'Refused: provably, nothing was sent.',
  },
  {
    id: 'unsigned',
    label: 'The answer is not signed',
    text: 'It is done, but anybody could have said so.',
    only: 'antom',
  },
] as const

/** The troubles that a provider can have. */
export function troublesAt(provider: string): readonly (typeof TROUBLES)[number][] {
  return TROUBLES.filter((trouble) => !('only' in trouble) || trouble.only === provider)
}

export type Trouble = (typeof TROUBLES)[number]['id']

export function isTrouble(id: unknown): id is Trouble {
  return TROUBLES.some((trouble) => trouble.id === id)
}
