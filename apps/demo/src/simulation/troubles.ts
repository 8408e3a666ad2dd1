/** What a visitor can make go wrong with the next call to the provider. */
export const TROUBLES = [
  {
    id: 'none',
    label: 'Nothing',
    text: 'The request works.',
  },
  {
    id: 'lost_response',
    label: 'The response gets lost',
    text: 'The provider applies it, then the connection ends. Immediate repeats are lost too.',
  },
  {
    id: 'server_error',
    label: 'The response is an error 500',
    text: 'The provider applies it anyway.',
  },
  {
    id: 'reset',
    label: 'The connection breaks',
    text: 'Before the provider applies anything.',
  },
  {
    id: 'stall',
    label: 'No response',
    text: 'The provider applies it, and the shop gives up waiting.',
  },
  {
    id: 'refused',
    label: 'The provider cannot be reached',
    text: 'The connection is refused, so certainly nothing was sent.',
  },
  {
    id: 'unsigned',
    label: 'The response is not signed',
    text: 'The provider applies it, but anybody could have sent this response.',
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
