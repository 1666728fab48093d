// The small tables that all projects share. They carry no project_id, are copied to every node, and point at no project's rows;
// every table that is not listed here belongs to a project.

export const referenceTables = [
  'company',
  'project',
  'party',
  'person',
  'identity',
  'binding',
  'invitation',
  'session',
  'sms_code',
  'account',
] as const

/** Kept on the one machine that migrates and never spread. */
export const localTables = ['schema_migration'] as const
