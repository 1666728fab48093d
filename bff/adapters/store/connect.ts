/** The one client of the database: every value leaves it as the type that the program means, and enters it unchanged. */
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { elementOf, readArray, writeArray } from './arrays'
import { pooled } from './pool'

export type Client = postgres.Sql
/** What a query inside `client.begin` is written on. */
export type Transaction = postgres.TransactionSql

export interface Wishes {
  /** Shown in pg_stat_activity, so that an operator sees who holds a lock. */
  readonly name: string
  readonly max?: number
  readonly connectTimeoutMs?: number
  readonly statementTimeoutMs?: number
}

export function connect(url: string, wishes: Wishes): Client {
  const { connectTimeoutMs = 10_000, statementTimeoutMs = 0 } = wishes
  const root = postgres(url, {
    max: 1,
    connect_timeout: connectTimeoutMs / 1000,
    max_lifetime: null,
    prepare: true,
    fetch_types: false,
    onnotice: () => {},
    connection: {
      application_name: wishes.name,
      statement_timeout: statementTimeoutMs,
      // A cast of an instant to a date inside SQL then means the civil day of the parks.
      TimeZone: 'Asia/Shanghai',
    },
  })
  speakOurTypes(root)
  return pooled(root, {
    max: wishes.max ?? 10,
    connectTimeoutMs,
    // The server ends a statement by itself; when even that is not heard, nobody is there.
    silentMs: statementTimeoutMs === 0 ? null : statementTimeoutMs + 5_000,
  })
}

/** Drizzle on the same client. It replaces the client's parsers without a word, so they are set again. */
export function tablesOn(client: Client): PostgresJsDatabase {
  const tables = drizzle(client)
  speakOurTypes(client)
  return tables
}

const oid = { int8: 20, date: 1082, timestamp: 1114, timestamptz: 1184, numeric: 1700, json: 114, jsonb: 3802 }

function speakOurTypes(client: Client): void {
  const { parsers, serializers } = client.options
  parsers[oid.int8] = toWhole
  parsers[oid.date] = asText
  parsers[oid.timestamp] = asText
  parsers[oid.timestamptz] = toInstant
  parsers[oid.numeric] = asText
  serializers[oid.int8] = String
  serializers[oid.date] = asText
  serializers[oid.timestamp] = asText
  serializers[oid.timestamptz] = fromInstant
  serializers[oid.numeric] = String
  serializers[oid.json] = fromJson
  serializers[oid.jsonb] = fromJson
  for (const [array, element] of Object.entries(elementOf)) {
    parsers[Number(array)] = (text: string) => readArray(text, parsers[element] ?? asText)
    serializers[Number(array)] = (value: unknown) =>
      Array.isArray(value) ? writeArray(value, (serializers[element] ?? String) as (one: unknown) => string) : value
  }
}

/** Fen and counts. Beyond 2^53 a number would silently become another amount; that is a fault, not a value. */
function toWhole(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error(`the database holds ${text}, which is no safe whole number`)
  return value
}

function asText(text: string): string {
  return text
}

function toInstant(text: string): Date {
  return new Date(text)
}

function fromInstant(value: Date | string): string {
  return value instanceof Date ? value.toISOString() : value
}

/** Drizzle hands over finished text, the plain client hands over values; no column of ours holds a bare string. */
function fromJson(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
