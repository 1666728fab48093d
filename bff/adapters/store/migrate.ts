/** Brings a database to the state that this program expects: the job queue, then our numbered files, each once, whole and unchanged. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Logger, runMigrations } from 'graphile-worker'
import { type Client, connect, type Transaction } from './connect'
import { admitToJobs, ensureRoles } from './roles'

export interface Place {
  /** Address of the role that owns the tables. */
  readonly ownerUrl: string
  /** Address of the role that serves; its name and password are taken from here. */
  readonly appUrl: string
  readonly folder?: string
}

interface NumberedFile {
  readonly name: string
  readonly text: string
  readonly sha256: string
}

/** Two that migrate at once wait for one another; the second finds nothing to do. Returns the names of the files that it ran. */
export async function migrate(place: Place): Promise<string[]> {
  const files = numberedFiles(place.folder ?? fileURLToPath(new URL('../../../migrations', import.meta.url)))
  const owner = connect(place.ownerUrl, { name: 'yft-migrate', max: 1 })
  try {
    await owner`select pg_advisory_lock(hashtext('yft migrate'))`
    await ensureRoles(owner, place)
    await runMigrations({ connectionString: place.ownerUrl, logger: silent })
    await owner.begin(admitToJobs)
    const ran = await runNew(owner, files)
    // The application may ask what state it meets, once the files have said their word on all tables.
    await owner`grant select on schema_migration to yft_app`
    return ran
  } finally {
    await owner.end()
  }
}

/** One digest whatever the checkout does to line ends. */
function numberedFiles(folder: string): NumberedFile[] {
  const names = readdirSync(folder).filter((name) => /^\d{4}_.+\.sql$/.test(name))
  return names.sort().map((name) => {
    const text = readFileSync(path.join(folder, name), 'utf8').replaceAll('\r\n', '\n')
    return { name, text, sha256: createHash('sha256').update(text).digest('hex') }
  })
}

/** The queue's own progress notes are of no use to an operator. */
const silent = new Logger(() => (level, message) => {
  if (level === 'error' || level === 'warning') process.stderr.write(`${message}\n`)
})

async function runNew(owner: Client, files: NumberedFile[]): Promise<string[]> {
  await owner`create table if not exists schema_migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())`
  const applied = await owner<{ name: string; sha256: string }[]>`select name, sha256 from schema_migration order by name`
  refuseRewrittenHistory(files, applied)
  const fresh = files.slice(applied.length)
  for (const file of fresh) await runOne(owner, file)
  return fresh.map((file) => file.name)
}

/** Forward only: what ran must still be there, unchanged and first. */
function refuseRewrittenHistory(files: NumberedFile[], applied: readonly { name: string; sha256: string }[]): void {
  applied.forEach(({ name, sha256 }, at) => {
    const file = files.find((one) => one.name === name)
    if (!file) throw new Error(`数据库已执行过迁移 ${name}，但程序里没有这个文件：程序比数据库旧，请换用更新的版本。`)
    if (file.sha256 !== sha256) throw new Error(`迁移 ${name} 执行之后被改动过，不能继续。请恢复原文件，把改动写进新的编号文件。`)
    const expected = files[at]?.name
    if (expected !== name) throw new Error(`迁移 ${expected} 的编号排在已执行的 ${name} 之前，不能插队。请给它更大的编号。`)
  })
}

async function runOne(owner: Client, file: NumberedFile): Promise<void> {
  try {
    await owner.begin(async (transaction) => {
      await inSequenceOnCitus(transaction)
      await transaction.unsafe(file.text)
      await transaction`insert into schema_migration (name, sha256) values (${file.name}, ${file.sha256})`
    })
  } catch (fault) {
    throw new Error(`迁移 ${file.name} 没有执行成功，已全部撤回：${whereIn(file.text, fault)}`, { cause: fault })
  }
}

/** DDL over reference and distributed tables in one transaction is refused otherwise. */
async function inSequenceOnCitus(transaction: Transaction): Promise<void> {
  const [citus] = await transaction`select 1 from pg_extension where extname = 'citus'`
  if (citus) await transaction`set local citus.multi_shard_modify_mode = 'sequential'`
}

function whereIn(text: string, fault: unknown): string {
  const { message, position } = fault as { message: string; position?: string }
  return position ? `第 ${text.slice(0, Number(position)).split('\n').length} 行，${message}` : message
}
