/** The provider as people write it. */
export function providerName(provider: string): string {
  return provider.charAt(0).toUpperCase() + provider.slice(1)
}
