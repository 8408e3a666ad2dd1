/** The engine and its database stay packages: a bundler would look for their files in vain. */
const config = {
  serverExternalPackages: ['@paystate/engine', '@electric-sql/pglite', 'pg'],
}

export default config
