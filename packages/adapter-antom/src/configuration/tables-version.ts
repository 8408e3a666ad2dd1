/** The day on which the tables were last compared with Antom's documentation. */
export const TABLES_VERSION = '2026-11-21'
