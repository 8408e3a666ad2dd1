/** The adapters published with this version: the only names of providers here, to correct a misspelt one. */
export const PUBLISHED_ADAPTERS: readonly string[] = ['antom', 'mollie']
