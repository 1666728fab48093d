// Who signs in and for whom, as tables.
import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instantOf } from './columns'

export const person = pgTable('person', {
  id: text('id').primaryKey(),
  createdAt: instantOf('created_at').notNull(),
})

export const identity = pgTable(
  'identity',
  {
    provider: text('provider').notNull(),
    app: text('app').notNull(),
    subject: text('subject').notNull(),
    personId: text('person_id').notNull(),
    subjectCipher: text('subject_cipher'),
    createdAt: instantOf('created_at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.provider, row.app, row.subject] })],
)

export const binding = pgTable(
  'binding',
  {
    personId: text('person_id').notNull(),
    partyId: text('party_id').notNull(),
    role: text('role').notNull(),
    via: text('via').notNull(),
    boundAt: instantOf('bound_at').notNull(),
  },
  (row) => [primaryKey({ columns: [row.personId, row.partyId] })],
)

export const invitation = pgTable('invitation', {
  codeHash: text('code_hash').primaryKey(),
  partyId: text('party_id').notNull(),
  role: text('role').notNull(),
  contractNo: text('contract_no').notNull(),
  createdAt: instantOf('created_at').notNull(),
  expiresAt: instantOf('expires_at').notNull(),
  usedAt: instantOf('used_at'),
  usedBy: text('used_by'),
})

export const session = pgTable('session', {
  tokenHash: text('token_hash').primaryKey(),
  personId: text('person_id').notNull(),
  host: text('host').notNull(),
  createdAt: instantOf('created_at').notNull(),
  seenAt: instantOf('seen_at').notNull(),
  endsAt: instantOf('ends_at').notNull(),
  revokedAt: instantOf('revoked_at'),
})

export const smsCode = pgTable('sms_code', {
  id: text('id').primaryKey(),
  phoneIndex: text('phone_index').notNull(),
  codeHash: text('code_hash').notNull(),
  sentAt: instantOf('sent_at').notNull(),
  expiresAt: instantOf('expires_at').notNull(),
  tries: integer('tries').notNull().default(0),
  usedAt: instantOf('used_at'),
})
